import { Global, Module } from '@nestjs/common';
import { Removals } from './removals.js';

@Global()
@Module({ providers: [Removals], exports: [Removals] })
export class RemovalModule {}
