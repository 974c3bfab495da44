/** What one connection may take of this server. A test that does not want to wait makes them smaller. */
export interface ServerLimits {
  /** From the first moment of a connection, or of its next request, to the end of the headers. */
  headersMs: number;
  /**
   * How long a connection may wait for its next request. Longer than proxies keep theirs to us (nginx 60 s, Traefik 90 s,
   * Caddy 120 s): a request that is sent on a connection which we are closing at that moment is a 502 in front of us.
   */
  keepAliveMs: number;
  /** How long nothing of a body may arrive. A slow upload goes on as long as it moves. */
  idleBodyMs: number;
  /** How often both are checked. */
  checkEveryMs: number;
  /** From the beginning of a request to the end of its body: far above the slowest honest upload. */
  requestMs: number;
  /** Above it new connections are closed at once. Open streams have a lower limit of their own. */
  maxConnections: number;
}

export const SERVER_LIMITS: ServerLimits = {
  headersMs: 10_000,
  keepAliveMs: 130_000,
  idleBodyMs: 30_000,
  checkEveryMs: 2_000,
  requestMs: 3_600_000,
  maxConnections: 5_000,
};
