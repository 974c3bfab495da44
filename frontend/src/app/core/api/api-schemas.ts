import type { components } from './api.types';

type Schemas = components['schemas'];

/** The wire records by their short names; the shapes come from openapi.json. */
export type Agent = Schemas['Agent'];
export type AgentList = Schemas['AgentList'];
export type AgentImpact = Schemas['AgentImpact'];
export type CreateAgent = Schemas['CreateAgent'];
export type UpdateAgent = Schemas['UpdateAgent'];
export type Session = Schemas['Session'];
export type SessionList = Schemas['SessionList'];
export type SessionDetail = Schemas['SessionDetail'];
export type SessionImpact = Schemas['SessionImpact'];
export type Message = Schemas['Message'];
export type MessageError = Schemas['MessageError'];
export type MessagePage = Schemas['MessagePage'];
export type Turn = Schemas['Turn'];
export type TraceEntry = Schemas['TraceEntry'];
export type Usage = Schemas['Usage'];
export type ErrorBody = Schemas['ErrorBody'];
export type AppConfig = Schemas['AppConfig'];
export type TurnEvent = Schemas['TurnStartedEvent'];
export type TokenEvent = Schemas['TokenEvent'];
export type TitleEvent = Schemas['TitleEvent'];
export type DoneEvent = Schemas['DoneEvent'];
export type ErrorEvent = Schemas['ErrorEvent'];
export type SnapshotEvent = Schemas['SnapshotEvent'];
export type SessionEvent = Schemas['SessionEvent'];
export type RecordingDraft = Schemas['RecordingDraft'];
export type AudioEvent = Schemas['AudioEvent'];
/** Whether the replies of a session are only written, or spoken too. */
export type OutputMode = Session['mode']['output'];
export type KnowledgeDocument = Schemas['Document'];
export type DocumentList = Schemas['DocumentList'];
export type DocumentProgress = Schemas['DocumentProgressEvent'];
export type SearchResults = Schemas['SearchResults'];
export type Citation = Schemas['Citation'];
export type CitationsEvent = Schemas['CitationsEvent'];
export type CheckQuestion = Schemas['CheckQuestion'];
export type CheckQuestionList = Schemas['CheckQuestionList'];
export type CreateCheckQuestion = Schemas['CreateCheckQuestion'];
export type CheckRun = Schemas['CheckRun'];
