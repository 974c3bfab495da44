/** A real answer, as far as it is known. */
export interface RealAnswer {
  method: string;
  /** With or without a query. */
  path: string;
  status: number;
  /** Names in any case. */
  headers: Record<string, unknown>;
  /** The bytes as text; undefined when they were not read. */
  body?: string | undefined;
  /** False when the connection ended before the answer did. */
  isComplete?: boolean;
  /** Whether an event stream starts with its first event: not after `Last-Event-ID`. */
  isWhole?: boolean;
}

export interface ContractOperation {
  method: string;
  path: string;
  operationId: string;
}

/** Compares real answers with an OpenAPI document. A property, header, status or code that it does not name is a mistake. */
export class Contract {
  constructor(document: object);
  readonly operations: readonly ContractOperation[];
  /** What is wrong with an answer; empty when it is as documented, or when the document has no such operation. */
  problemsOf(answer: RealAnswer): string[];
  /** What is wrong with a value of a schema of the document. */
  valueProblems(schema: object, value: unknown, name: string): string[];
}

/** The document of this repository. */
export function readContract(): Contract;
