import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { Application } from 'express';

/** The part of Express' router that says which paths exist. */
interface Layer {
  route?: { methods: Record<string, boolean> };
  match(path: string): boolean;
}

/** Knows which methods an address takes. */
@Injectable()
export class Routes {
  constructor(private readonly host: HttpAdapterHost) {}

  /** Methods of a path, for `Allow`; empty when the path does not exist. */
  methodsOf(path: string): string[] {
    const { router } = this.host.httpAdapter.getInstance<Application>();
    const layers = router.stack as unknown as Layer[];
    const methods = new Set<string>();
    for (const layer of layers) {
      if (!layer.route || !matches(layer, path)) continue;
      for (const method of Object.keys(layer.route.methods)) methods.add(method.toUpperCase());
    }
    if (methods.has('GET')) methods.add('HEAD');
    return [...methods].sort();
  }
}

/** A path that cannot be decoded matches nothing. */
function matches(layer: Layer, path: string): boolean {
  try {
    return layer.match(path);
  } catch {
    return false;
  }
}
