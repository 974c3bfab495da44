import { Body, Controller, Get, HttpCode, Injectable, Module, Post, Query } from '@nestjs/common';
import { DomainError } from '../platform/domain-error.js';
import { ApiErrors } from '../platform/http/documentation/api-errors.decorator.js';
import { DecimalNumber, Id, OneOf, Text, TextList, WholeNumber } from '../platform/http/input/fields.js';
import { IdParam } from '../platform/http/input/id-param.decorator.js';
import { type Attempt, IdempotencyKey } from '../platform/http/idempotency/idempotency-key.decorator.js';
import { Idempotency } from '../platform/http/idempotency/idempotency.service.js';
import { PageQuery, encodeCursor, pageOf, readCursor } from '../platform/http/input/paging.js';
import { RateClass } from '../platform/http/protection/rate-limit.guard.js';

/** A resource with every kind of field, so that the rules of the platform have tests that need no feature. */
class CreateThing {
  @Text({ min: 1, max: 10 })
  name!: string;

  @Text({ min: 1, max: 20, multiline: true, optional: true })
  story?: string;

  @Text({ min: 0, max: 5, optional: true, nullable: true })
  note?: string | null;

  @TextList({ maxItems: 2, min: 1, max: 5, optional: true })
  tags?: string[];

  @WholeNumber({ min: 1, max: 9, optional: true })
  count?: number;

  @DecimalNumber({ min: 0, max: 2, optional: true, nullable: true })
  weight?: number | null;

  @Id({ optional: true })
  parent_id?: string;

  @OneOf(['red', 'blue'], { optional: true })
  colour?: string;
}

interface Thing extends CreateThing {
  id: string;
}

interface Followed {
  id: string;
  again: boolean;
}

/** What is made, and what a spec wants to happen meanwhile. */
@Injectable()
export class ThingStore {
  readonly things = new Map<string, Thing>();
  /** Runs before a thing is made. */
  before: () => Promise<void> = () => Promise.resolve();
  /** Runs after a thing is made, before its answer. */
  after: () => Promise<void> = () => Promise.resolve();

  async create(id: string, body: CreateThing): Promise<Thing> {
    await this.before();
    const thing = { ...body, id };
    this.things.set(id, thing);
    await this.after();
    return thing;
  }

  get(id: string): Thing {
    const thing = this.things.get(id);
    if (!thing) throw new DomainError('not_found', 'not_found', 'There is no such thing.');
    return thing;
  }
}

@Controller('api/things')
class ThingsController {
  constructor(
    private readonly store: ThingStore,
    private readonly idempotency: Idempotency,
  ) {}

  @Get()
  @ApiErrors('validation_error')
  listThings(@Query() query: PageQuery) {
    const after = Number(readCursor(query.cursor, 1)?.[0] ?? -1);
    const all = [...this.store.things.values()].map((thing, index) => ({ thing, index }));
    const rows = all.filter(({ index }) => index > after).slice(0, query.limit + 1);
    return pageOf('things', rows, {
      limit: query.limit,
      total: all.length,
      present: ({ thing }) => thing,
      cursorOf: ({ index }) => encodeCursor([String(index)]),
    });
  }

  @Post()
  createThing(@IdempotencyKey() attempt: Attempt, @Body() body: CreateThing): Promise<Thing> {
    return this.idempotency.once(attempt, {
      create: (id) => this.store.create(id, body),
      again: (id) => Promise.resolve(this.store.get(id)),
    });
  }

  @Post('followed')
  followThing(@IdempotencyKey() attempt: Attempt, @Body() body: CreateThing): Promise<Followed> {
    return this.idempotency.attach<Followed>(attempt, {
      create: async (id) => ({ id: (await this.store.create(id, body)).id, again: false }),
      again: (id) => Promise.resolve({ id: this.store.get(id).id, again: true }),
    });
  }

  @Get(':id')
  getThing(@IdParam('id') id: string): Thing {
    return this.store.get(id);
  }

  @Post(':id/poke')
  @HttpCode(200)
  @RateClass('turns')
  pokeThing(@IdParam('id') id: string): { id: string } {
    return { id };
  }

  @Get(':id/events')
  followEvents(): never {
    throw new Error('HEAD must not come this far');
  }
}

@Module({ controllers: [ThingsController], providers: [ThingStore] })
export class ThingsModule {}
