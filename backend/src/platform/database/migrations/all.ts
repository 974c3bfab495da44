import { TextChat1763700000000 } from './1763700000000-text-chat.js';
import { IdempotencyKeys1763700000001 } from './1763700000001-idempotency-keys.js';
import { Voice1763700000002 } from './1763700000002-voice.js';
import { Knowledge1763700000003 } from './1763700000003-knowledge.js';
import { VectorSigns1763700000006 } from './1763700000006-vector-signs.js';
import { Checks1763700000010 } from './1763700000010-checks.js';
import { MessageErrors1763700000020 } from './1763700000020-message-errors.js';
import { IdempotencyLeases1763700000030 } from './1763700000030-idempotency-leases.js';
import { DeletionMarks1763700000040 } from './1763700000040-deletion-marks.js';
import { AgentSearchText1763700000050 } from './1763700000050-agent-search-text.js';
import { Installation1763700000060 } from './1763700000060-installation.js';

/** In order. Each runs on both engines. */
export const migrations = [
  TextChat1763700000000,
  IdempotencyKeys1763700000001,
  Voice1763700000002,
  Knowledge1763700000003,
  VectorSigns1763700000006,
  Checks1763700000010,
  MessageErrors1763700000020,
  IdempotencyLeases1763700000030,
  DeletionMarks1763700000040,
  AgentSearchText1763700000050,
  Installation1763700000060,
];
