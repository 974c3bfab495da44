/** Made from openapi.json by `npm run openapi`; do not edit. */

export interface paths {
    "/api/agents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List agents
         * @description Oldest first; `q` filters by name and description.
         */
        get: operations["listAgents"];
        put?: never;
        /**
         * Create an agent
         * @description A name and instructions are enough.
         */
        post: operations["createAgent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agents/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an agent
         * @description With its instructions and how much belongs to it.
         */
        get: operations["getAgent"];
        /**
         * Change an agent
         * @description Any subset of the fields; what is left out stays.
         */
        put: operations["updateAgent"];
        post?: never;
        /**
         * Delete an agent
         * @description Its sessions, messages and turns go too. It cannot be undone.
         */
        delete: operations["deleteAgent"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agents/{id}/check_questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the check questions of an agent
         * @description Oldest first, with their last results.
         */
        get: operations["listCheckQuestions"];
        put?: never;
        /**
         * Add a check question
         * @description With the document, and perhaps the page, that answers it.
         */
        post: operations["createCheckQuestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agents/{id}/check_questions/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run all check questions
         * @description Answers the hit rate and stores the results.
         */
        post: operations["runCheckQuestions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agents/{id}/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the documents of an agent
         * @description Oldest first.
         */
        get: operations["listDocuments"];
        put?: never;
        /**
         * Give an agent a document
         * @description It is read and indexed in the background; follow `/api/documents/{id}/events`.
         */
        post: operations["uploadDocument"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agents/{id}/impact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count what deleting an agent would delete with it
         * @description For a question before the agent is deleted.
         */
        get: operations["agentImpact"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agents/{id}/knowledge/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search the documents of an agent as an answer would
         * @description With `previous` the question is first rewritten to stand alone. No answer is made. The header `Server-Timing` says how long the stages took: `rewrite`, `embed`, then `keywords` and `vectors` at the same time, and `passages`.
         */
        get: operations["searchKnowledge"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agents/{id}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the sessions of an agent
         * @description Newest activity first.
         */
        get: operations["listSessions"];
        put?: never;
        /**
         * Start a session
         * @description Without a title the first message becomes one.
         */
        post: operations["createSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audio/tts/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Play a spoken answer, or a sentence of it
         * @description The address is in the records. The file never changes.
         */
        get: operations["playSpeech"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audio/uploads/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Play a recording
         * @description The address is in the records. The file never changes.
         */
        get: operations["playRecording"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * One answer without agent or session
         * @description Server-sent `data:` lines, the last with `is_final: true`. A failure after the first line is a last line that also holds `error`, `code` and `fallback_message`. Nothing is stored; closing the connection closes the provider's stream.
         */
        post: operations["chatOnce"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/check_questions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a check question
         * @description With its last result.
         */
        delete: operations["deleteCheckQuestion"];
        options?: never;
        head?: never;
        /**
         * Change a check question
         * @description Its last result is discarded.
         */
        patch: operations["updateCheckQuestion"];
        trace?: never;
    };
    "/api/config": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a client should know first
         * @description Version, provider, limits. No secrets.
         */
        get: operations["getConfig"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/documents/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what is known of a document
         * @description Its state, and why it failed if it did.
         */
        get: operations["getDocument"];
        put?: never;
        post?: never;
        /**
         * Delete a document
         * @description Its passages and its file go too, also while it is read; answers keep what they quoted.
         */
        delete: operations["deleteDocument"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/documents/{id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download the original file
         * @description Whole, or the range that is asked for.
         */
        get: operations["getDocumentContent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/documents/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow the reading of a document
         * @description Its state now and every change until it is ready or failed.
         */
        get: operations["documentEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/documents/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read a failed document again, or index a ready one again
         * @description One that is being read continues as it is.
         */
        post: operations["retryDocument"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow several sessions
         * @description The feeds of these sessions over one connection, since a browser opens only six per server: the same events, with `session_id` added. A session that does not exist, or is deleted, gives an `error` and leaves the others alone.
         */
        get: operations["sessionsEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the server works
         * @description 200 also when only the provider fails.
         */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messages/{id}/continue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Continue an unfinished answer
         * @description A new turn that continues in the same message: one that is interrupted, stopped or cut by length; a failed one starts again. `token` holds only what is new, `full_content` all. Send `Accept: application/json` to wait for the answer as one JSON record, or `Accept: text/event-stream` to receive it as it is written. A request that accepts anything (`*\/*`), or that does not say what it accepts, gets the stream: set the header in clients that do not. The turn runs on the server: closing the connection never stops it.
         */
        post: operations["continueMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messages/{id}/retrieval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read why an answer is as it is
         * @description The question as it was searched and the passages that were found; 404 when no documents were searched.
         */
        get: operations["messageRetrieval"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messages/{id}/speech": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Synthesize the speech of an answer
         * @description Once: asking again gives the same. Markup, code and addresses are not spoken.
         */
        post: operations["speakMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a session
         * @description With its agent and the last 50 messages.
         */
        get: operations["getSession"];
        put?: never;
        post?: never;
        /**
         * Delete a session
         * @description Also while it answers: followers get `error` with code `deleted` and end.
         */
        delete: operations["deleteSession"];
        options?: never;
        head?: never;
        /**
         * Rename a session, or switch how it is held
         * @description Also while it answers.
         */
        patch: operations["updateSession"];
        trace?: never;
    };
    "/api/sessions/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow a session
         * @description Everything that happens in it, for every open tab: its turns, its title and its mode.
         */
        get: operations["sessionEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/{id}/impact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count what deleting a session would delete with it
         * @description For a question before the session is deleted.
         */
        get: operations["sessionImpact"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/{id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read messages backwards
         * @description The last ones, or those before `before`; oldest first.
         */
        get: operations["listMessages"];
        put?: never;
        /**
         * Send a message
         * @description Send `Accept: application/json` to wait for the answer as one JSON record, or `Accept: text/event-stream` to receive it as it is written. A request that accepts anything (`*\/*`), or that does not say what it accepts, gets the stream: set the header in clients that do not. The turn runs on the server: closing the connection never stops it.
         */
        post: operations["sendMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/{id}/recordings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Transcribe a recording without sending it
         * @description So that its words can be read and corrected first. It is stored for a day; no message is created.
         */
        post: operations["createRecording"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/{id}/recordings/{recording_id}/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a recording with its words as they were corrected
         * @description The message keeps the recording. Send `Accept: application/json` to wait for the answer as one JSON record, or `Accept: text/event-stream` to receive it as it is written. A request that accepts anything (`*\/*`), or that does not say what it accepts, gets the stream: set the header in clients that do not. The turn runs on the server: closing the connection never stops it.
         */
        post: operations["sendRecording"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/{id}/voice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send recorded speech
         * @description The recording is transcribed and answered; if wanted, the answer is spoken. By default it waits and answers both messages; `Accept: text/event-stream` gives the events of the turn as they come, `Accept: audio/mpeg` the spoken answer itself, with the ids in headers. A recording that cannot be transcribed is stored for a day: `X-Recording-ID` of the failure is its `recording_id` for another try.
         */
        post: operations["sendVoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/turns/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a turn
         * @description The making of one answer: its state, its trace and its usage.
         */
        get: operations["getTurn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/turns/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow a turn
         * @description Its events from the first, or after `Last-Event-ID`: replayed, then live, without a gap or a repeat.
         */
        get: operations["turnEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/turns/{id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop an answer
         * @description Closes the provider's stream and keeps the text there is. A turn that is over stays as it is.
         */
        post: operations["stopTurn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Metrics in Prometheus text format
         * @description For a Prometheus server to scrape.
         */
        get: operations["getMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        ActiveTurn: {
            /**
             * Format: uuid
             * @description Id of the turn.
             */
            turn_id: string;
            /**
             * Format: uuid
             * @description The answer that is being written.
             */
            assistant_message_id: string;
            /**
             * @description The answer so far.
             * @example The harbour
             */
            content: string;
            /**
             * @description Events after this one follow.
             * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f:12
             */
            last_event_id: string;
        };
        Agent: {
            /**
             * Format: uuid
             * @description Id of the agent.
             */
            id: string;
            /**
             * @description Stable name for addresses and compatible clients.
             * @example atlas
             */
            slug: string;
            /**
             * @description What people call it.
             * @example Atlas
             */
            name: string;
            /**
             * @description For people; the model never sees it.
             * @example Knows maps.
             */
            description: string;
            /**
             * @description Instructions the model gets before every answer.
             * @example You are Atlas, a patient guide to maps. Answer briefly.
             */
            system_prompt: string;
            /** @description The model of the provider; null means the configured default. */
            model: string | null;
            /** @description null leaves it to the provider. */
            temperature: number | null;
            /**
             * @description Questions offered in an empty conversation.
             * @example [
             *       "Which map do I need?"
             *     ]
             */
            conversation_starters: string[];
            /**
             * @description How many sessions it has.
             * @example 3
             */
            session_count: number;
            /**
             * @description How many documents it has.
             * @example 2
             */
            document_count: number;
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            updated_at: string;
        };
        AgentImpact: {
            /**
             * @description Its sessions.
             * @example 3
             */
            sessions: number;
            /**
             * @description Messages of its sessions.
             * @example 42
             */
            messages: number;
            /**
             * @description Messages that people spoke.
             * @example 4
             */
            recordings: number;
            /**
             * @description Size of these recordings.
             * @example 812345
             */
            recording_bytes: number;
            /**
             * @description Its documents.
             * @example 2
             */
            documents: number;
        };
        AgentList: {
            /**
             * @description How many there are in all.
             * @example 1
             */
            total: number;
            /** @description Whether another page follows. */
            has_more: boolean;
            /** @description The cursor of the next page; null on the last. */
            next_cursor: string | null;
            /** @description Oldest first. */
            agents: components["schemas"]["Agent"][];
        };
        AppConfig: {
            /**
             * @description Version of the server.
             * @example 0.1.0
             */
            version: string;
            /** @description What answers. */
            provider: components["schemas"]["ProviderInfo"];
            /** @description What transcribes and speaks. */
            speech: components["schemas"]["SpeechInfo"];
            /** @description Longest texts, in Unicode code points, and largest files. */
            limits: components["schemas"]["Limits"];
        };
        AudioEvent: {
            /** @description From 0, in the order in which they are to be heard. */
            sequence: number;
            /**
             * @description Format of the audio.
             * @enum {string}
             */
            mime_type: "audio/mpeg" | "audio/wav";
            /**
             * @description Where the sound is, for 24 hours.
             * @example /api/audio/tts/019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f.0.mp3
             */
            url: string;
            /**
             * @description What is said, without markup.
             * @example The harbour opens at six.
             */
            text: string;
        };
        ChatChunk: {
            /**
             * @description Empty in the last line.
             * @example The harbour
             */
            content: string;
            /** @description From 0 without holes. */
            sequence: number;
            /** @description Whether it is the last line. */
            is_final: boolean;
            /**
             * @description Also in the header X-Correlation-ID and in the log.
             * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
             */
            correlation_id: string | null;
            /** @description Only in a last line that ends a failed answer. */
            error?: string;
            /** @description Stable word for a program, as in ErrorBody. */
            code?: components["schemas"]["ErrorCode"];
            /** @description Text to show in place of the answer. */
            fallback_message?: string | null;
        };
        ChatRequestBody: {
            /**
             * @description What to answer.
             * @example Hello
             */
            message: string;
            /**
             * @description Default: the configured model.
             * @example gpt-6-luna
             */
            model?: string;
            /**
             * @description Longest answer, in tokens.
             * @example 500
             */
            max_tokens?: number;
            /**
             * @description Instructions the model gets before the message.
             * @example Answer briefly.
             */
            system_prompt?: string;
        };
        CheckQuestion: {
            /**
             * Format: uuid
             * @description Id of the check question.
             */
            id: string;
            /**
             * Format: uuid
             * @description The agent whose documents are checked.
             */
            agent_id: string;
            /**
             * @description The question.
             * @example How many days of leave are there?
             */
            question: string;
            /**
             * Format: uuid
             * @description The document that holds the answer.
             */
            document_id: string;
            /**
             * @description The page that holds it; null: any.
             * @example 3
             */
            page: number | null;
            /**
             * @description Whether the last run found it; null before the first.
             * @example true
             */
            hit: boolean | null;
            /**
             * @description At which place of all that was found the expected passage stood, from 1; null when it was not found.
             * @example 1
             */
            rank: number | null;
            /** @description True when documents or the embedding model have changed since the last run. */
            stale: boolean;
            /**
             * Format: date-time
             * @description When it last ran; null before the first run.
             * @example 2026-11-26T09:41:00.000Z
             */
            checked_at: string | null;
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at: string;
        };
        CheckQuestionList: {
            /**
             * @description How many there are in all.
             * @example 1
             */
            total: number;
            /** @description Whether another page follows. */
            has_more: boolean;
            /** @description The cursor of the next page; null on the last. */
            next_cursor: string | null;
            /** @description Oldest first. */
            check_questions: components["schemas"]["CheckQuestion"][];
        };
        CheckRun: {
            /**
             * @description How many questions were asked.
             * @example 1
             */
            total: number;
            /**
             * @description Questions for which the expected passage would be given to the model.
             * @example 1
             */
            hits: number;
            /**
             * @description null when there is no question.
             * @example 1
             */
            hit_rate: number | null;
            /** @description Each question with its result. */
            check_questions: components["schemas"]["CheckQuestion"][];
        };
        Citation: {
            /**
             * @description From 1: `[1]` in the answer means the passage with index 1.
             * @example 1
             */
            index: number;
            /**
             * Format: uuid
             * @description The document that holds the passage.
             */
            document_id: string;
            /**
             * @description Name of the document.
             * @example Handbook.pdf
             */
            filename: string;
            /**
             * @description From 1; null for texts without pages.
             * @example 3
             */
            page: number | null;
            /**
             * @description In code points of the document's extracted text.
             * @example 1204
             */
            start: number;
            /**
             * @description Behind the last one.
             * @example 1236
             */
            end: number;
            /**
             * @description The passage.
             * @example The harbour opens at six o’clock.
             */
            text: string;
            /**
             * @description 1 for the best; 0 for what was given only because everything was.
             * @example 1
             */
            score: number;
            /**
             * @description Whether the answer refers to it.
             * @example true
             */
            cited: boolean;
            /** @description Whether the document was deleted since. */
            document_deleted: boolean;
        };
        CitationsEvent: {
            /** @description Empty when nothing was found. */
            citations: components["schemas"]["Citation"][];
            /**
             * @description How many documents were searched.
             * @example 2
             */
            documents_searched: number;
            /**
             * @description How long it took, the rewriting of the question included.
             * @example 34
             */
            duration_ms: number;
        };
        CreateAgent: {
            /**
             * @description What people call the agent.
             * @example Atlas
             */
            name: string;
            /**
             * @description Instructions the model gets before every answer.
             * @example You are Atlas, a patient guide to maps. Answer briefly.
             */
            system_prompt: string;
            /**
             * @description For people; the model never sees it.
             * @example Knows maps.
             */
            description?: string;
            /** @description The provider's model name; null means the configured default. */
            model?: string | null;
            /** @description null leaves it to the provider. */
            temperature?: number | null;
            /**
             * @description Questions offered in an empty conversation.
             * @example [
             *       "Which map do I need?"
             *     ]
             */
            conversation_starters?: string[];
        };
        CreateCheckQuestion: {
            /**
             * @description What a person would ask.
             * @example How many days of leave are there?
             */
            question: string;
            /**
             * Format: uuid
             * @description The document that holds the answer; one of the agent.
             */
            document_id: string;
            /**
             * @description The page that holds it; null: any.
             * @example 3
             */
            page?: number | null;
        };
        CreateSession: {
            /**
             * @description A title given here is never replaced.
             * @example Opening hours
             */
            title?: string;
            /** @description How the conversation is held; what is left out stays. */
            mode?: components["schemas"]["GivenMode"];
        };
        Document: {
            /**
             * Format: uuid
             * @description Id of the document.
             */
            id: string;
            /**
             * Format: uuid
             * @description The agent that has it.
             */
            agent_id: string;
            /**
             * @description Name of the file.
             * @example Handbook.pdf
             */
            filename: string;
            /**
             * @description By its content, not by its name.
             * @example application/pdf
             */
            mime_type: string;
            /**
             * @description Size of the file.
             * @example 48213
             */
            size_bytes: number;
            /**
             * @description null until it is known, and for texts without pages.
             * @example 12
             */
            page_count: number | null;
            /**
             * @description Passages it is cut into; 0 until it is read.
             * @example 31
             */
            chunk_count: number;
            /**
             * @description How far it is.
             * @example ready
             * @enum {string}
             */
            status: "queued" | "reading" | "indexing" | "ready" | "failed";
            /**
             * @description How far it is, from 0 to 1.
             * @example 1
             */
            progress: number;
            /** @description Why it failed; null otherwise. */
            error: components["schemas"]["DocumentError"] | null;
            /** @description True when it was indexed with another embedding model than the one in use: retry indexes it anew. */
            needs_reindex: boolean;
            /**
             * Format: date-time
             * @description When it was uploaded.
             */
            created_at: string;
        };
        DocumentError: {
            /**
             * @description Stable word for a program.
             * @example scanned
             */
            code: components["schemas"]["DocumentErrorCode"];
            /**
             * @description What to do about it.
             * @example No text found. This PDF seems to be scanned.
             */
            message: string;
        };
        /**
         * @description Stable word for a program.
         * @enum {string}
         */
        DocumentErrorCode: "broken" | "deleting" | "embedding_failed" | "empty" | "encrypted" | "file_missing" | "internal_error" | "reader_failed" | "scanned" | "timed_out" | "too_many_pages" | "too_much_memory" | "too_much_text" | "too_slow";
        DocumentList: {
            /**
             * @description How many there are in all.
             * @example 1
             */
            total: number;
            /** @description Whether another page follows. */
            has_more: boolean;
            /** @description The cursor of the next page; null on the last. */
            next_cursor: string | null;
            /** @description Oldest first. */
            documents: components["schemas"]["Document"][];
        };
        DocumentProgressEvent: {
            /**
             * @description How far it is.
             * @example indexing
             * @enum {string}
             */
            status: "queued" | "reading" | "indexing" | "ready" | "failed";
            /**
             * @description How far it is, from 0 to 1.
             * @example 0.5
             */
            progress: number;
            /**
             * @description Pages that were read.
             * @example 6
             */
            pages_done: number;
            /**
             * @description null until it is known, and for texts without pages.
             * @example 12
             */
            page_count: number | null;
            /**
             * @description Passages that were indexed.
             * @example 16
             */
            chunks_done: number;
            /**
             * @description Passages there are.
             * @example 31
             */
            chunk_count: number;
            /** @description Why it failed; null otherwise. */
            error: components["schemas"]["DocumentError"] | null;
        };
        DoneEvent: {
            /**
             * Format: uuid
             * @description The answer.
             */
            message_id: string;
            /**
             * @description The whole text of the answer.
             * @example The harbour opens at six.
             */
            full_content: string;
            /** @description The answer as it is stored. */
            message: components["schemas"]["Message"];
            /** @description What the answer used; null when the provider does not say. */
            usage: components["schemas"]["Usage"] | null;
            /** @description Stages of the turn with their times. */
            trace: components["schemas"]["TraceEntry"][];
            /** @description Something that did not work but did not spoil the answer. */
            notice: string | null;
        };
        ErrorBody: {
            /**
             * @description Title for a person.
             * @example Validation Error
             */
            error: string;
            /**
             * @description Stable word for a program.
             * @example validation_error
             */
            code: components["schemas"]["ErrorCode"];
            /**
             * @description The cause, for people.
             * @example name: must be 1 to 100 characters
             */
            detail: string;
            /** @description Each field that breaks a rule; empty otherwise. */
            fields: components["schemas"]["FieldProblemBody"][];
            /** @description Text to show in place of an answer, where a person waits for one. */
            fallback_message: string | null;
            /**
             * @description Also in the header X-Correlation-ID and in the log.
             * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
             */
            correlation_id: string;
        };
        /**
         * @description Stable word for a program.
         * @enum {string}
         */
        ErrorCode: "database_unavailable" | "deleted" | "empty_document" | "forbidden" | "idempotency_conflict" | "idempotency_in_progress" | "internal_error" | "interrupted" | "invalid_audio" | "malformed_body" | "method_not_allowed" | "misdirected_request" | "not_found" | "nothing_to_continue" | "nothing_to_speak" | "payload_too_large" | "provider_error" | "provider_misconfigured" | "provider_rate_limited" | "provider_timeout" | "range_not_satisfiable" | "rate_limited" | "request_given_up" | "request_timeout" | "server_busy" | "shutting_down" | "storage_full" | "storage_read_only" | "too_many_streams" | "transcription_failed" | "turn_in_progress" | "unsupported_document" | "unsupported_media_type" | "unsupported_version" | "validation_error";
        ErrorEvent: {
            /**
             * @description Title for a person.
             * @example Service Unavailable
             */
            error: string;
            /**
             * @description Stable word for a program.
             * @example provider_rate_limited
             */
            code: components["schemas"]["ErrorCode"];
            /** @description The cause, for people. */
            detail: string;
            /** @description Text to show in place of the answer. */
            fallback_message: string | null;
            /** @description After which another attempt makes sense, when that is known. */
            retry_after_seconds: number | null;
            /**
             * Format: uuid
             * @description The answer that failed; null when the session is gone.
             */
            message_id: string | null;
            /** @description The answer as it is on disk; null when nothing was stored. */
            message: components["schemas"]["Message"] | null;
            /** @description To find the request in the log. */
            correlation_id: string | null;
        };
        FieldProblemBody: {
            /**
             * @description Name of the field or parameter.
             * @example name
             */
            field: string;
            /**
             * @description The rule it breaks.
             * @example must be 1 to 100 characters
             */
            message: string;
        };
        GivenMode: {
            /**
             * @description How the person talks.
             * @enum {string}
             */
            input?: "text" | "voice";
            /**
             * @description Whether answers are spoken unless a message says otherwise.
             * @enum {string}
             */
            output?: "text" | "voice";
        };
        Health: {
            /**
             * @description `degraded`: something below does not work.
             * @enum {string}
             */
            status: "healthy" | "degraded";
            /**
             * @description Version of the server.
             * @example 0.1.0
             */
            version: string;
            /**
             * Format: date-time
             * @description When this was asked.
             */
            timestamp: string;
            /**
             * @description Whether the database answers.
             * @enum {string}
             */
            database: "ok" | "unavailable";
            /**
             * @description Whether anything can be stored: `full` when the disk or a quota is, `read_only` when writing is not allowed.
             * @enum {string}
             */
            storage: "ok" | "full" | "read_only";
            /**
             * @description The provider of models: `simulated` while none is connected, `failing` after its last call failed.
             * @enum {string}
             */
            openai: "ok" | "simulated" | "not_configured" | "failing";
            /**
             * @description Seconds since this server started.
             * @example 86400
             */
            uptime_seconds: number;
        };
        Limits: {
            /**
             * @description Longest message.
             * @example 10000
             */
            message_characters: number;
            /**
             * @description Longest name of an agent.
             * @example 100
             */
            agent_name_characters: number;
            /**
             * @description Longest instructions of an agent.
             * @example 32000
             */
            system_prompt_characters: number;
            /**
             * @description Largest recording.
             * @example 5242880
             */
            audio_bytes: number;
            /**
             * @description Longest recording.
             * @example 120
             */
            audio_seconds: number;
        };
        Message: {
            /**
             * Format: uuid
             * @description Id of the message.
             */
            id: string;
            /**
             * Format: uuid
             * @description The session it belongs to.
             */
            session_id: string;
            /**
             * Format: uuid
             * @description The message this one follows.
             */
            parent_id: string | null;
            /**
             * Format: uuid
             * @description The turn that last wrote it.
             */
            turn_id: string;
            /**
             * @description Who wrote it.
             * @enum {string}
             */
            role: "user" | "assistant";
            /**
             * @description The text; Markdown when the assistant wrote it.
             * @example The harbour opens at six.
             */
            content: string;
            /**
             * @description How it was said, or was to be said.
             * @enum {string}
             */
            message_type: "text" | "voice";
            /**
             * @description `interrupted` and `stopped` keep the text they had; `failed` holds a fallback text no model wrote.
             * @enum {string}
             */
            status: "complete" | "streaming" | "stopped" | "interrupted" | "failed";
            /**
             * @description Why the model ended; null for messages that no model wrote.
             * @enum {string|null}
             */
            finish_reason: "stop" | "length" | "content_filter" | null;
            /** @description Why the answer failed or was interrupted; null in every other state. */
            error: components["schemas"]["MessageError"] | null;
            /** @description All passages that were given to the model. */
            citations: components["schemas"]["Citation"][];
            /** @description Documents that were searched for this answer: with 1 or more and no citations, nothing was found. */
            documents_searched: number;
            /** @description How long that search took, the rewriting of the question included. */
            search_duration_ms: number | null;
            /** @description The sum over all turns that wrote it, as far as the provider told; null when it told nothing. */
            usage: components["schemas"]["Usage"] | null;
            /** @description True when no model wrote it. */
            simulated: boolean;
            /** @description A person's recording. */
            audio_url: string | null;
            /** @description The whole answer spoken, as one file. */
            tts_audio_url: string | null;
            /** @description Length of that sound. */
            audio_duration_ms: number | null;
            /** @description How loud it is from beginning to end: up to 96 values from 0 to 100. null where it cannot be told. */
            audio_peaks: number[] | null;
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at: string;
        };
        MessageError: {
            /**
             * @description The `code` of the `error` event.
             * @example provider_rate_limited
             */
            code: components["schemas"]["ErrorCode"];
            /** @description The cause, for people. */
            detail: string;
            /**
             * Format: date-time
             * @description When the provider asks to be tried again; null when it named no time.
             */
            retry_at: string | null;
        };
        MessageExchange: {
            /** @description The message that was sent. */
            user_message: components["schemas"]["Message"];
            /** @description The answer. */
            assistant_message: components["schemas"]["Message"];
            /** @description Something that did not work but did not spoil the answer. */
            notice: string | null;
        };
        MessagePage: {
            /** @description Oldest first. */
            messages: components["schemas"]["Message"][];
            /** @description Whether older ones follow: ask with `before` = the first id here. */
            has_more: boolean;
            /**
             * @description How many the active branch has.
             * @example 2
             */
            total_count: number;
        };
        Mode: {
            /**
             * @description How the person talks.
             * @enum {string}
             */
            input: "text" | "voice";
            /**
             * @description Whether answers are spoken unless a message says otherwise.
             * @enum {string}
             */
            output: "text" | "voice";
        };
        ProviderInfo: {
            /**
             * @description Whether a provider of models is connected.
             * @example true
             */
            configured: boolean;
            /** @description Whether answers come from the built-in simulator. */
            simulated: boolean;
            /**
             * @description Name of the provider.
             * @example openai
             */
            name: string;
            /**
             * @description The model of agents that name none.
             * @example gpt-6-luna
             */
            model: string;
        };
        RecordingDraft: {
            /**
             * Format: uuid
             * @description Id of the recording.
             */
            id: string;
            /**
             * @description What it says.
             * @example What is the weather like?
             */
            content: string;
            /**
             * @description How long it is.
             * @example 1840
             */
            duration_ms: number;
            /**
             * Format: date-time
             * @description Until then it can be sent.
             */
            expires_at: string;
        };
        SearchResult: {
            /**
             * Format: uuid
             * @description The document that holds the passage.
             */
            document_id: string;
            /**
             * @description Name of the document.
             * @example Handbook.pdf
             */
            filename: string;
            /**
             * @description From 1; null for texts without pages.
             * @example 3
             */
            page: number | null;
            /**
             * @description The heading it stands under; empty when there is none.
             * @example Opening hours
             */
            heading: string;
            /**
             * @description In code points of the document's extracted text.
             * @example 1204
             */
            start: number;
            /**
             * @description Behind the last one.
             * @example 1236
             */
            end: number;
            /**
             * @description The passage.
             * @example The harbour opens at six o’clock.
             */
            text: string;
            /**
             * @description From 1; null when its words did not find it.
             * @example 1
             */
            keyword_rank: number | null;
            /**
             * @description From 1; null when its meaning did not find it.
             * @example 2
             */
            vector_rank: number | null;
            /**
             * @description Both ranks as one figure: 1 for the best.
             * @example 1
             */
            score: number;
            /**
             * @description Whether the model would be given it, or was given it.
             * @example true
             */
            used: boolean;
        };
        SearchResults: {
            /**
             * @description The question as it was asked.
             * @example When does the harbour open?
             */
            query: string;
            /** @description What was searched for; null when it is the query itself. */
            rewritten_query: string | null;
            /**
             * @description Ready documents of the agent.
             * @example 2
             */
            documents_searched: number;
            /** @description True when the knowledge base is so small that the model is given all of it. */
            whole: boolean;
            /** @description Best first. */
            results: components["schemas"]["SearchResult"][];
        };
        SendMessage: {
            /**
             * @description What to say.
             * @example Hello
             */
            content: string;
        };
        Session: {
            /**
             * Format: uuid
             * @description Id of the session.
             */
            id: string;
            /**
             * Format: uuid
             * @description The agent that answers.
             */
            agent_id: string;
            /**
             * @description null until the first message gives one.
             * @example Opening hours of the harbour
             */
            title: string | null;
            /**
             * @description Who gave the title: `auto` may still be replaced by a better one.
             * @enum {string}
             */
            title_source: "auto" | "user";
            /** @description How the conversation is held. */
            mode: components["schemas"]["Mode"];
            /**
             * @description Every stored message counts.
             * @example 2
             */
            message_count: number;
            /**
             * @description Start of the last message, on one line.
             * @example The harbour opens at six.
             */
            last_message_preview: string | null;
            /**
             * @description Who wrote the last message; null when there is none.
             * @example assistant
             * @enum {string|null}
             */
            last_message_role: "user" | "assistant" | null;
            /**
             * Format: uuid
             * @description Last message of the branch shown.
             * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
             */
            active_message_id: string | null;
            /**
             * Format: date-time
             * @description When it was started.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description Last activity.
             */
            updated_at: string;
        };
        SessionDetail: {
            /**
             * Format: uuid
             * @description Id of the session.
             */
            id: string;
            /**
             * Format: uuid
             * @description The agent that answers.
             */
            agent_id: string;
            /**
             * @description null until the first message gives one.
             * @example Opening hours of the harbour
             */
            title: string | null;
            /**
             * @description Who gave the title: `auto` may still be replaced by a better one.
             * @enum {string}
             */
            title_source: "auto" | "user";
            /** @description How the conversation is held. */
            mode: components["schemas"]["Mode"];
            /**
             * @description Every stored message counts.
             * @example 2
             */
            message_count: number;
            /**
             * @description Start of the last message, on one line.
             * @example The harbour opens at six.
             */
            last_message_preview: string | null;
            /**
             * @description Who wrote the last message; null when there is none.
             * @example assistant
             * @enum {string|null}
             */
            last_message_role: "user" | "assistant" | null;
            /**
             * Format: uuid
             * @description Last message of the branch shown.
             * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
             */
            active_message_id: string | null;
            /**
             * Format: date-time
             * @description When it was started.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description Last activity.
             */
            updated_at: string;
            /** @description The agent that answers. */
            agent: components["schemas"]["Agent"];
            /** @description The last 50, oldest first. */
            messages: components["schemas"]["Message"][];
            /** @description Whether older messages exist. */
            has_more: boolean;
            /**
             * Format: uuid
             * @description The turn being answered now.
             */
            active_turn_id: string | null;
        };
        SessionEvent: {
            /** @description The session as it is now. */
            session: components["schemas"]["Session"];
        };
        SessionImpact: {
            /**
             * @description Its messages.
             * @example 12
             */
            messages: number;
            /**
             * @description Messages that people spoke.
             * @example 2
             */
            recordings: number;
            /**
             * @description Size of these recordings.
             * @example 412345
             */
            recording_bytes: number;
        };
        SessionList: {
            /**
             * @description How many there are in all.
             * @example 1
             */
            total: number;
            /** @description Whether another page follows. */
            has_more: boolean;
            /** @description The cursor of the next page; null on the last. */
            next_cursor: string | null;
            /** @description Newest activity first. */
            sessions: components["schemas"]["Session"][];
        };
        SnapshotEvent: {
            /** @description The session as it is now. */
            session: components["schemas"]["Session"];
            /** @description The turn being answered; null when there is none. */
            active_turn: components["schemas"]["ActiveTurn"] | null;
        };
        SpeechInfo: {
            /** @description What transcribes recordings. */
            transcriber: components["schemas"]["ProviderInfo"];
            /** @description What speaks answers. */
            speaker: components["schemas"]["ProviderInfo"];
        };
        TitleEvent: {
            /**
             * @description The title that a model gave.
             * @example Opening hours of the harbour
             */
            title: string;
        };
        TokenEvent: {
            /**
             * @description Text to put behind what came before.
             * @example The harbour
             */
            content: string;
        };
        TraceEntry: {
            /**
             * @description What was done.
             * @enum {string}
             */
            stage: "queue" | "transcribe" | "rewrite" | "retrieve" | "first_token" | "answer" | "first_audio" | "speak";
            /** @description Milliseconds from the turn's start. */
            started_at_ms: number;
            /**
             * @description How long it took.
             * @example 180
             */
            duration_ms: number;
            /** @description The model that did it, if one did. */
            model: string | null;
            /** @description What it used, if a model did it. */
            usage: components["schemas"]["Usage"] | null;
        };
        TranscriptEvent: {
            /**
             * @description The transcript.
             * @example When does the harbour open?
             */
            content: string;
        };
        Turn: {
            /**
             * Format: uuid
             * @description Id of the turn.
             */
            id: string;
            /**
             * Format: uuid
             * @description The session it belongs to.
             */
            session_id: string;
            /**
             * Format: uuid
             * @description The message that is answered.
             */
            user_message_id: string;
            /**
             * Format: uuid
             * @description The answer.
             */
            assistant_message_id: string;
            /**
             * @description `running` until it ends.
             * @enum {string}
             */
            status: "running" | "complete" | "stopped" | "interrupted" | "failed";
            /** @description Its stages with their times. */
            trace: components["schemas"]["TraceEntry"][];
            /** @description What the answer used; null when the provider does not say. */
            usage: components["schemas"]["Usage"] | null;
            /**
             * Format: date-time
             * @description When it started.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it ended; null while it runs.
             */
            finished_at: string | null;
        };
        TurnStartedEvent: {
            /**
             * Format: uuid
             * @description Id of the turn.
             */
            turn_id: string;
            /** @description The message as it is stored. */
            user_message: components["schemas"]["Message"];
            /**
             * Format: uuid
             * @description The answer that is being written.
             */
            assistant_message_id: string;
        };
        UpdateAgent: {
            /**
             * @description What people call the agent.
             * @example Atlas
             */
            name?: string;
            /**
             * @description Instructions the model gets before every answer.
             * @example You are Atlas, a patient guide to maps. Answer briefly.
             */
            system_prompt?: string;
            /**
             * @description For people; the model never sees it.
             * @example Knows maps.
             */
            description?: string;
            /** @description The provider's model name; null means the configured default. */
            model?: string | null;
            /** @description null leaves it to the provider. */
            temperature?: number | null;
            /**
             * @description Questions offered in an empty conversation.
             * @example [
             *       "Which map do I need?"
             *     ]
             */
            conversation_starters?: string[];
        };
        UpdateCheckQuestion: {
            /**
             * @description What a person would ask.
             * @example How many days of leave are there?
             */
            question?: string;
            /**
             * Format: uuid
             * @description The document that holds the answer; one of the agent.
             */
            document_id?: string;
            /**
             * @description The page that holds it; null: any.
             * @example 3
             */
            page?: number | null;
        };
        UpdateSession: {
            /**
             * @description A title given here is never replaced.
             * @example Opening hours
             */
            title?: string;
            /** @description How the conversation is held; what is left out stays. */
            mode?: components["schemas"]["GivenMode"];
        };
        Usage: {
            /**
             * @description Includes the cached ones.
             * @example 312
             */
            input_tokens: number;
            /**
             * @description Read from the cache of the provider.
             * @example 256
             */
            cached_input_tokens: number;
            /**
             * @description Includes the reasoning ones.
             * @example 48
             */
            output_tokens: number;
            /** @description Spent on thinking. */
            reasoning_tokens: number;
            /**
             * @description The model that answered, as the provider names it.
             * @example gpt-6-luna
             */
            model: string;
        };
    };
    responses: {
        /**
         * @description `database_unavailable`: The database does not answer.
         *
         *     `internal_error`: The server failed; its log has the cause under the correlation id.
         */
        DatabaseUnavailableOrInternalError: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "database_unavailable" | "internal_error";
                };
            };
        };
        /**
         * @description `database_unavailable`: The database does not answer.
         *
         *     `internal_error`: The server failed; its log has the cause under the correlation id.
         *
         *     `provider_misconfigured`: The provider refused the configured key.
         */
        DatabaseUnavailableOrInternalErrorOrProviderMisconfigured: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "database_unavailable" | "internal_error" | "provider_misconfigured";
                };
            };
        };
        /**
         * @description `database_unavailable`: The database does not answer.
         *
         *     `internal_error`: The server failed; its log has the cause under the correlation id.
         *
         *     `provider_misconfigured`: The provider refused the configured key.
         */
        DatabaseUnavailableOrInternalErrorOrProviderMisconfiguredWithRecordingID: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                /** @description The recording is stored for a day: send it again as `recording_id`. */
                "X-Recording-ID"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "database_unavailable" | "internal_error" | "provider_misconfigured";
                };
            };
        };
        /**
         * @description `database_unavailable`: The database does not answer.
         *
         *     `internal_error`: The server failed; its log has the cause under the correlation id.
         *
         *     `provider_misconfigured`: The provider refused the configured key.
         */
        DatabaseUnavailableOrInternalErrorOrProviderMisconfiguredWithRecordingIDAndSimulated: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                /** @description The recording is stored for a day: send it again as `recording_id`. */
                "X-Recording-ID"?: string;
                /** @description `true` when the built-in simulator answers, because no provider is connected. */
                "X-Simulated"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "database_unavailable" | "internal_error" | "provider_misconfigured";
                };
            };
        };
        /**
         * @description `database_unavailable`: The database does not answer.
         *
         *     `internal_error`: The server failed; its log has the cause under the correlation id.
         *
         *     `provider_misconfigured`: The provider refused the configured key.
         */
        DatabaseUnavailableOrInternalErrorOrProviderMisconfiguredWithSimulated: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                /** @description `true` when the built-in simulator answers, because no provider is connected. */
                "X-Simulated"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "database_unavailable" | "internal_error" | "provider_misconfigured";
                };
            };
        };
        /**
         * @description `deleted`: The session was deleted while it was answering.
         *
         *     `not_found`: There is no such thing.
         */
        DeletedOrNotFoundWithRecordingIDAndSimulated: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                /** @description The recording is stored for a day: send it again as `recording_id`. */
                "X-Recording-ID"?: string;
                /** @description `true` when the built-in simulator answers, because no provider is connected. */
                "X-Simulated"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "deleted" | "not_found";
                };
            };
        };
        /**
         * @description `deleted`: The session was deleted while it was answering.
         *
         *     `not_found`: There is no such thing.
         */
        DeletedOrNotFoundWithSimulated: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                /** @description `true` when the built-in simulator answers, because no provider is connected. */
                "X-Simulated"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "deleted" | "not_found";
                };
            };
        };
        /**
         * @description `empty_document`: The file is empty.
         *
         *     `validation_error`: A field or a parameter breaks a rule; `fields` names each.
         */
        EmptyDocumentOrValidationError: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "empty_document" | "validation_error";
                };
            };
        };
        /** @description `forbidden`: A page of another origin may not do this. */
        Forbidden: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "forbidden";
                };
            };
        };
        /** @description `forbidden`: A page of another origin may not do this. */
        ForbiddenWithRecordingID: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                /** @description The recording is stored for a day: send it again as `recording_id`. */
                "X-Recording-ID"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "forbidden";
                };
            };
        };
        /** @description `forbidden`: A page of another origin may not do this. */
        ForbiddenWithRecordingIDAndSimulated: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                /** @description The recording is stored for a day: send it again as `recording_id`. */
                "X-Recording-ID"?: string;
                /** @description `true` when the built-in simulator answers, because no provider is connected. */
                "X-Simulated"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "forbidden";
                };
            };
        };
        /** @description `forbidden`: A page of another origin may not do this. */
        ForbiddenWithSimulated: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                /** @description `true` when the built-in simulator answers, because no provider is connected. */
                "X-Simulated"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "forbidden";
                };
            };
        };
        /**
         * @description `idempotency_conflict`: The Idempotency-Key was used with another body.
         *
         *     `idempotency_in_progress`: Another server still answers the request with this Idempotency-Key; see the header Retry-After.
         */
        IdempotencyConflictOrIdempotencyInProgress: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "idempotency_conflict" | "idempotency_in_progress";
                };
            };
        };
        /**
         * @description `idempotency_conflict`: The Idempotency-Key was used with another body.
         *
         *     `idempotency_in_progress`: Another server still answers the request with this Idempotency-Key; see the header Retry-After.
         *
         *     `nothing_to_continue`: The message is complete, or is not an answer.
         *
         *     `turn_in_progress`: The session is already answering.
         */
        IdempotencyConflictOrIdempotencyInProgressOrNothingToContinueOrTurnInProgressWithSimulated: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                /** @description `true` when the built-in simulator answers, because no provider is connected. */
                "X-Simulated"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "idempotency_conflict" | "idempotency_in_progress" | "nothing_to_continue" | "turn_in_progress";
                };
            };
        };
        /**
         * @description `idempotency_conflict`: The Idempotency-Key was used with another body.
         *
         *     `idempotency_in_progress`: Another server still answers the request with this Idempotency-Key; see the header Retry-After.
         *
         *     `request_given_up`: The request ended before its recording was transcribed.
         *
         *     `turn_in_progress`: The session is already answering.
         */
        IdempotencyConflictOrIdempotencyInProgressOrRequestGivenUpOrTurnInProgressWithRecordingIDAndSimulated: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                /** @description The recording is stored for a day: send it again as `recording_id`. */
                "X-Recording-ID"?: string;
                /** @description `true` when the built-in simulator answers, because no provider is connected. */
                "X-Simulated"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "idempotency_conflict" | "idempotency_in_progress" | "request_given_up" | "turn_in_progress";
                };
            };
        };
        /**
         * @description `idempotency_conflict`: The Idempotency-Key was used with another body.
         *
         *     `idempotency_in_progress`: Another server still answers the request with this Idempotency-Key; see the header Retry-After.
         *
         *     `request_given_up`: The request ended before its recording was transcribed.
         */
        IdempotencyConflictOrIdempotencyInProgressOrRequestGivenUpWithRecordingID: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                /** @description The recording is stored for a day: send it again as `recording_id`. */
                "X-Recording-ID"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "idempotency_conflict" | "idempotency_in_progress" | "request_given_up";
                };
            };
        };
        /**
         * @description `idempotency_conflict`: The Idempotency-Key was used with another body.
         *
         *     `idempotency_in_progress`: Another server still answers the request with this Idempotency-Key; see the header Retry-After.
         *
         *     `turn_in_progress`: The session is already answering.
         */
        IdempotencyConflictOrIdempotencyInProgressOrTurnInProgressWithSimulated: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                /** @description `true` when the built-in simulator answers, because no provider is connected. */
                "X-Simulated"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "idempotency_conflict" | "idempotency_in_progress" | "turn_in_progress";
                };
            };
        };
        /** @description `internal_error`: The server failed; its log has the cause under the correlation id. */
        InternalError: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "internal_error";
                };
            };
        };
        /**
         * @description `interrupted`: The server was stopped while it answered; the answer can be continued.
         *
         *     `provider_rate_limited`: The provider has too many requests; see the header Retry-After.
         *
         *     `server_busy`: The machine had too little time to read the file; see the header Retry-After.
         *
         *     `shutting_down`: The server is restarting; see the header Retry-After.
         *
         *     `too_many_streams`: Too many open event streams; see the header Retry-After.
         */
        InterruptedOrProviderRateLimitedOrServerBusyOrShuttingDownOrTooManyStreamsWithRecordingIDAndSimulated: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                "Retry-After": components["headers"]["RetryAfter"];
                /** @description The recording is stored for a day: send it again as `recording_id`. */
                "X-Recording-ID"?: string;
                /** @description `true` when the built-in simulator answers, because no provider is connected. */
                "X-Simulated"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "interrupted" | "provider_rate_limited" | "server_busy" | "shutting_down" | "too_many_streams";
                };
            };
        };
        /**
         * @description `interrupted`: The server was stopped while it answered; the answer can be continued.
         *
         *     `provider_rate_limited`: The provider has too many requests; see the header Retry-After.
         *
         *     `shutting_down`: The server is restarting; see the header Retry-After.
         *
         *     `too_many_streams`: Too many open event streams; see the header Retry-After.
         */
        InterruptedOrProviderRateLimitedOrShuttingDownOrTooManyStreamsWithSimulated: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                "Retry-After": components["headers"]["RetryAfter"];
                /** @description `true` when the built-in simulator answers, because no provider is connected. */
                "X-Simulated"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "interrupted" | "provider_rate_limited" | "shutting_down" | "too_many_streams";
                };
            };
        };
        /**
         * @description `invalid_audio`: The recording is missing, empty, not audio, silent, too large or too long.
         *
         *     `malformed_body`: The body is not JSON, or nested too deeply.
         *
         *     `unsupported_version`: The header API-Version names a version that does not exist.
         */
        InvalidAudioOrMalformedBodyOrUnsupportedVersionWithRecordingID: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                /** @description The recording is stored for a day: send it again as `recording_id`. */
                "X-Recording-ID"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "invalid_audio" | "malformed_body" | "unsupported_version";
                };
            };
        };
        /**
         * @description `invalid_audio`: The recording is missing, empty, not audio, silent, too large or too long.
         *
         *     `malformed_body`: The body is not JSON, or nested too deeply.
         *
         *     `unsupported_version`: The header API-Version names a version that does not exist.
         */
        InvalidAudioOrMalformedBodyOrUnsupportedVersionWithRecordingIDAndSimulated: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                /** @description The recording is stored for a day: send it again as `recording_id`. */
                "X-Recording-ID"?: string;
                /** @description `true` when the built-in simulator answers, because no provider is connected. */
                "X-Simulated"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "invalid_audio" | "malformed_body" | "unsupported_version";
                };
            };
        };
        /**
         * @description `malformed_body`: The body is not JSON, or nested too deeply.
         *
         *     `unsupported_version`: The header API-Version names a version that does not exist.
         */
        MalformedBodyOrUnsupportedVersion: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "malformed_body" | "unsupported_version";
                };
            };
        };
        /**
         * @description `malformed_body`: The body is not JSON, or nested too deeply.
         *
         *     `unsupported_version`: The header API-Version names a version that does not exist.
         */
        MalformedBodyOrUnsupportedVersionWithSimulated: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                /** @description `true` when the built-in simulator answers, because no provider is connected. */
                "X-Simulated"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "malformed_body" | "unsupported_version";
                };
            };
        };
        /** @description `misdirected_request`: The Host header names a host that is not served here. */
        MisdirectedRequest: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "misdirected_request";
                };
            };
        };
        /** @description `misdirected_request`: The Host header names a host that is not served here. */
        MisdirectedRequestWithRecordingID: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                /** @description The recording is stored for a day: send it again as `recording_id`. */
                "X-Recording-ID"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "misdirected_request";
                };
            };
        };
        /** @description `misdirected_request`: The Host header names a host that is not served here. */
        MisdirectedRequestWithRecordingIDAndSimulated: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                /** @description The recording is stored for a day: send it again as `recording_id`. */
                "X-Recording-ID"?: string;
                /** @description `true` when the built-in simulator answers, because no provider is connected. */
                "X-Simulated"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "misdirected_request";
                };
            };
        };
        /** @description `misdirected_request`: The Host header names a host that is not served here. */
        MisdirectedRequestWithSimulated: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                /** @description `true` when the built-in simulator answers, because no provider is connected. */
                "X-Simulated"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "misdirected_request";
                };
            };
        };
        /** @description `not_found`: There is no such thing. */
        NotFound: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "not_found";
                };
            };
        };
        /** @description `not_found`: There is no such thing. */
        NotFoundWithRecordingID: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                /** @description The recording is stored for a day: send it again as `recording_id`. */
                "X-Recording-ID"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "not_found";
                };
            };
        };
        /** @description `nothing_to_speak`: The message is no answer with text, or is still being written. */
        NothingToSpeak: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "nothing_to_speak";
                };
            };
        };
        /** @description `payload_too_large`: The body is larger than 1 MB, or the file than its limit. */
        PayloadTooLarge: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "payload_too_large";
                };
            };
        };
        /** @description `payload_too_large`: The body is larger than 1 MB, or the file than its limit. */
        PayloadTooLargeWithRecordingID: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                /** @description The recording is stored for a day: send it again as `recording_id`. */
                "X-Recording-ID"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "payload_too_large";
                };
            };
        };
        /** @description `payload_too_large`: The body is larger than 1 MB, or the file than its limit. */
        PayloadTooLargeWithRecordingIDAndSimulated: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                /** @description The recording is stored for a day: send it again as `recording_id`. */
                "X-Recording-ID"?: string;
                /** @description `true` when the built-in simulator answers, because no provider is connected. */
                "X-Simulated"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "payload_too_large";
                };
            };
        };
        /** @description `payload_too_large`: The body is larger than 1 MB, or the file than its limit. */
        PayloadTooLargeWithSimulated: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                /** @description `true` when the built-in simulator answers, because no provider is connected. */
                "X-Simulated"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "payload_too_large";
                };
            };
        };
        /** @description `provider_error`: The provider failed or cannot be reached. */
        ProviderError: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "provider_error";
                };
            };
        };
        /** @description `provider_error`: The provider failed or cannot be reached. */
        ProviderErrorWithRecordingID: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                "Retry-After": components["headers"]["RetryAfter"];
                /** @description The recording is stored for a day: send it again as `recording_id`. */
                "X-Recording-ID"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "provider_error";
                };
            };
        };
        /** @description `provider_error`: The provider failed or cannot be reached. */
        ProviderErrorWithRecordingIDAndSimulated: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                "Retry-After": components["headers"]["RetryAfter"];
                /** @description The recording is stored for a day: send it again as `recording_id`. */
                "X-Recording-ID"?: string;
                /** @description `true` when the built-in simulator answers, because no provider is connected. */
                "X-Simulated"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "provider_error";
                };
            };
        };
        /** @description `provider_error`: The provider failed or cannot be reached. */
        ProviderErrorWithSimulated: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                "Retry-After": components["headers"]["RetryAfter"];
                /** @description `true` when the built-in simulator answers, because no provider is connected. */
                "X-Simulated"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "provider_error";
                };
            };
        };
        /** @description `provider_rate_limited`: The provider has too many requests; see the header Retry-After. */
        ProviderRateLimited: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "provider_rate_limited";
                };
            };
        };
        /**
         * @description `provider_rate_limited`: The provider has too many requests; see the header Retry-After.
         *
         *     `server_busy`: The machine had too little time to read the file; see the header Retry-After.
         */
        ProviderRateLimitedOrServerBusyWithRecordingID: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                "Retry-After": components["headers"]["RetryAfter"];
                /** @description The recording is stored for a day: send it again as `recording_id`. */
                "X-Recording-ID"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "provider_rate_limited" | "server_busy";
                };
            };
        };
        /**
         * @description `provider_rate_limited`: The provider has too many requests; see the header Retry-After.
         *
         *     `too_many_streams`: Too many open event streams; see the header Retry-After.
         */
        ProviderRateLimitedOrTooManyStreamsWithSimulated: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                "Retry-After": components["headers"]["RetryAfter"];
                /** @description `true` when the built-in simulator answers, because no provider is connected. */
                "X-Simulated"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "provider_rate_limited" | "too_many_streams";
                };
            };
        };
        /** @description `provider_timeout`: The provider took too long. */
        ProviderTimeout: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "provider_timeout";
                };
            };
        };
        /** @description `provider_timeout`: The provider took too long. */
        ProviderTimeoutWithRecordingID: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                /** @description The recording is stored for a day: send it again as `recording_id`. */
                "X-Recording-ID"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "provider_timeout";
                };
            };
        };
        /** @description `provider_timeout`: The provider took too long. */
        ProviderTimeoutWithRecordingIDAndSimulated: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                /** @description The recording is stored for a day: send it again as `recording_id`. */
                "X-Recording-ID"?: string;
                /** @description `true` when the built-in simulator answers, because no provider is connected. */
                "X-Simulated"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "provider_timeout";
                };
            };
        };
        /** @description `provider_timeout`: The provider took too long. */
        ProviderTimeoutWithSimulated: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                /** @description `true` when the built-in simulator answers, because no provider is connected. */
                "X-Simulated"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "provider_timeout";
                };
            };
        };
        /** @description `range_not_satisfiable`: The file has no such part; see the header Content-Range. */
        RangeNotSatisfiable: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                "Content-Range": components["headers"]["ContentRange"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "range_not_satisfiable";
                };
            };
        };
        /** @description `rate_limited`: Too many requests; see the header Retry-After. */
        RateLimited: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "rate_limited";
                };
            };
        };
        /** @description `rate_limited`: Too many requests; see the header Retry-After. */
        RateLimitedWithRecordingID: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                "Retry-After": components["headers"]["RetryAfter"];
                /** @description The recording is stored for a day: send it again as `recording_id`. */
                "X-Recording-ID"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "rate_limited";
                };
            };
        };
        /** @description `rate_limited`: Too many requests; see the header Retry-After. */
        RateLimitedWithRecordingIDAndSimulated: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                "Retry-After": components["headers"]["RetryAfter"];
                /** @description The recording is stored for a day: send it again as `recording_id`. */
                "X-Recording-ID"?: string;
                /** @description `true` when the built-in simulator answers, because no provider is connected. */
                "X-Simulated"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "rate_limited";
                };
            };
        };
        /** @description `rate_limited`: Too many requests; see the header Retry-After. */
        RateLimitedWithSimulated: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                "Retry-After": components["headers"]["RetryAfter"];
                /** @description `true` when the built-in simulator answers, because no provider is connected. */
                "X-Simulated"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "rate_limited";
                };
            };
        };
        /** @description `request_timeout`: Nothing of the body arrived for 30 seconds. */
        RequestTimeout: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "request_timeout";
                };
            };
        };
        /** @description `request_timeout`: Nothing of the body arrived for 30 seconds. */
        RequestTimeoutWithRecordingID: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                /** @description The recording is stored for a day: send it again as `recording_id`. */
                "X-Recording-ID"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "request_timeout";
                };
            };
        };
        /** @description `request_timeout`: Nothing of the body arrived for 30 seconds. */
        RequestTimeoutWithRecordingIDAndSimulated: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                /** @description The recording is stored for a day: send it again as `recording_id`. */
                "X-Recording-ID"?: string;
                /** @description `true` when the built-in simulator answers, because no provider is connected. */
                "X-Simulated"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "request_timeout";
                };
            };
        };
        /** @description `request_timeout`: Nothing of the body arrived for 30 seconds. */
        RequestTimeoutWithSimulated: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                /** @description `true` when the built-in simulator answers, because no provider is connected. */
                "X-Simulated"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "request_timeout";
                };
            };
        };
        /** @description `server_busy`: The machine had too little time to read the file; see the header Retry-After. */
        ServerBusy: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "server_busy";
                };
            };
        };
        /**
         * @description `storage_full`: The disk of the server, or its quota, is full; nothing was stored.
         *
         *     `storage_read_only`: The server may not write to its data folder; nothing was stored.
         */
        StorageFullOrStorageReadOnly: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "storage_full" | "storage_read_only";
                };
            };
        };
        /**
         * @description `storage_full`: The disk of the server, or its quota, is full; nothing was stored.
         *
         *     `storage_read_only`: The server may not write to its data folder; nothing was stored.
         */
        StorageFullOrStorageReadOnlyWithRecordingID: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                /** @description The recording is stored for a day: send it again as `recording_id`. */
                "X-Recording-ID"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "storage_full" | "storage_read_only";
                };
            };
        };
        /**
         * @description `storage_full`: The disk of the server, or its quota, is full; nothing was stored.
         *
         *     `storage_read_only`: The server may not write to its data folder; nothing was stored.
         */
        StorageFullOrStorageReadOnlyWithRecordingIDAndSimulated: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                /** @description The recording is stored for a day: send it again as `recording_id`. */
                "X-Recording-ID"?: string;
                /** @description `true` when the built-in simulator answers, because no provider is connected. */
                "X-Simulated"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "storage_full" | "storage_read_only";
                };
            };
        };
        /**
         * @description `storage_full`: The disk of the server, or its quota, is full; nothing was stored.
         *
         *     `storage_read_only`: The server may not write to its data folder; nothing was stored.
         */
        StorageFullOrStorageReadOnlyWithSimulated: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                /** @description `true` when the built-in simulator answers, because no provider is connected. */
                "X-Simulated"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "storage_full" | "storage_read_only";
                };
            };
        };
        /** @description `too_many_streams`: Too many open event streams; see the header Retry-After. */
        TooManyStreams: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "too_many_streams";
                };
            };
        };
        /**
         * @description `transcription_failed`: No words were understood in the recording.
         *
         *     `validation_error`: A field or a parameter breaks a rule; `fields` names each.
         */
        TranscriptionFailedOrValidationErrorWithRecordingID: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                /** @description The recording is stored for a day: send it again as `recording_id`. */
                "X-Recording-ID"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "transcription_failed" | "validation_error";
                };
            };
        };
        /**
         * @description `transcription_failed`: No words were understood in the recording.
         *
         *     `validation_error`: A field or a parameter breaks a rule; `fields` names each.
         */
        TranscriptionFailedOrValidationErrorWithRecordingIDAndSimulated: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                /** @description The recording is stored for a day: send it again as `recording_id`. */
                "X-Recording-ID"?: string;
                /** @description `true` when the built-in simulator answers, because no provider is connected. */
                "X-Simulated"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "transcription_failed" | "validation_error";
                };
            };
        };
        /**
         * @description `unsupported_document`: The file is not PDF, DOCX, Markdown or plain text by its content.
         *
         *     `unsupported_media_type`: The body is not application/json.
         */
        UnsupportedDocumentOrUnsupportedMediaType: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "unsupported_document" | "unsupported_media_type";
                };
            };
        };
        /** @description `unsupported_media_type`: The body is not application/json. */
        UnsupportedMediaType: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "unsupported_media_type";
                };
            };
        };
        /** @description `unsupported_media_type`: The body is not application/json. */
        UnsupportedMediaTypeWithRecordingID: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                /** @description The recording is stored for a day: send it again as `recording_id`. */
                "X-Recording-ID"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "unsupported_media_type";
                };
            };
        };
        /** @description `unsupported_media_type`: The body is not application/json. */
        UnsupportedMediaTypeWithRecordingIDAndSimulated: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                /** @description The recording is stored for a day: send it again as `recording_id`. */
                "X-Recording-ID"?: string;
                /** @description `true` when the built-in simulator answers, because no provider is connected. */
                "X-Simulated"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "unsupported_media_type";
                };
            };
        };
        /** @description `unsupported_media_type`: The body is not application/json. */
        UnsupportedMediaTypeWithSimulated: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                /** @description `true` when the built-in simulator answers, because no provider is connected. */
                "X-Simulated"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "unsupported_media_type";
                };
            };
        };
        /** @description `unsupported_version`: The header API-Version names a version that does not exist. */
        UnsupportedVersion: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "unsupported_version";
                };
            };
        };
        /** @description `validation_error`: A field or a parameter breaks a rule; `fields` names each. */
        ValidationError: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "validation_error";
                };
            };
        };
        /** @description `validation_error`: A field or a parameter breaks a rule; `fields` names each. */
        ValidationErrorWithSimulated: {
            headers: {
                "X-Correlation-ID": components["headers"]["CorrelationId"];
                /** @description `true` when the built-in simulator answers, because no provider is connected. */
                "X-Simulated"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @enum {string} */
                    code?: "validation_error";
                };
            };
        };
    };
    parameters: {
        /**
         * @description Pins the version of the API; without it the current one answers.
         * @example 1
         */
        ApiVersion: "1";
        /**
         * @description An id to find this request by in the server's log. Anything else than this pattern is replaced.
         * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
         */
        CorrelationId: string;
    };
    requestBodies: never;
    headers: {
        /** @description Ranges of the file can be requested. */
        AcceptRanges: "bytes";
        /**
         * @description How to present the file, and its name.
         * @example inline
         */
        ContentDisposition: string;
        /**
         * @description Which bytes of the file these are, and how many it has.
         * @example bytes 0-1023/48213
         */
        ContentRange: string;
        /**
         * @description Names this request in the server's log: the id that the client sent, or a new one.
         * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
         */
        CorrelationId: string;
        /**
         * @description Identifies this content.
         * @example "019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f"
         */
        ETag: string;
        /**
         * @description The address of what was created.
         * @example /api/agents/019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
         */
        Location: string;
        /**
         * @description Seconds after which another attempt makes sense. A 429 always has it, other failures when it is known.
         * @example 5
         */
        RetryAfter: number;
        /**
         * @description How long each stage took, as in the W3C recommendation of this name.
         * @example embed;dur=12.4, keywords;dur=3.1
         */
        ServerTiming: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listAgents: {
        parameters: {
            query?: {
                /** @description How many to give. */
                limit?: number;
                /** @description The next_cursor of the page before. */
                cursor?: string;
                /** @description Part of a name or description, in any case. */
                q?: string;
            };
            header?: {
                /**
                 * @description Pins the version of the API; without it the current one answers.
                 * @example 1
                 */
                "API-Version"?: components["parameters"]["ApiVersion"];
                /**
                 * @description An id to find this request by in the server's log. Anything else than this pattern is replaced.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of agents. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentList"];
                };
            };
            400: components["responses"]["UnsupportedVersion"];
            403: components["responses"]["Forbidden"];
            421: components["responses"]["MisdirectedRequest"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["DatabaseUnavailableOrInternalError"];
            507: components["responses"]["StorageFullOrStorageReadOnly"];
        };
    };
    createAgent: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body gives the first answer again for 24 hours, so a retry is safe. */
                "Idempotency-Key"?: string;
                /**
                 * @description Pins the version of the API; without it the current one answers.
                 * @example 1
                 */
                "API-Version"?: components["parameters"]["ApiVersion"];
                /**
                 * @description An id to find this request by in the server's log. Anything else than this pattern is replaced.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateAgent"];
            };
        };
        responses: {
            /** @description The new agent. */
            201: {
                headers: {
                    "X-Correlation-ID": components["headers"]["CorrelationId"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agent"];
                };
            };
            400: components["responses"]["MalformedBodyOrUnsupportedVersion"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyConflictOrIdempotencyInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            421: components["responses"]["MisdirectedRequest"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["DatabaseUnavailableOrInternalError"];
            507: components["responses"]["StorageFullOrStorageReadOnly"];
        };
    };
    getAgent: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Pins the version of the API; without it the current one answers.
                 * @example 1
                 */
                "API-Version"?: components["parameters"]["ApiVersion"];
                /**
                 * @description An id to find this request by in the server's log. Anything else than this pattern is replaced.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /**
                 * @description Id of the agent.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The agent. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agent"];
                };
            };
            400: components["responses"]["UnsupportedVersion"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            421: components["responses"]["MisdirectedRequest"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["DatabaseUnavailableOrInternalError"];
            507: components["responses"]["StorageFullOrStorageReadOnly"];
        };
    };
    updateAgent: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Pins the version of the API; without it the current one answers.
                 * @example 1
                 */
                "API-Version"?: components["parameters"]["ApiVersion"];
                /**
                 * @description An id to find this request by in the server's log. Anything else than this pattern is replaced.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /**
                 * @description Id of the agent.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateAgent"];
            };
        };
        responses: {
            /** @description The agent as it is now. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agent"];
                };
            };
            400: components["responses"]["MalformedBodyOrUnsupportedVersion"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            421: components["responses"]["MisdirectedRequest"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["DatabaseUnavailableOrInternalError"];
            507: components["responses"]["StorageFullOrStorageReadOnly"];
        };
    };
    deleteAgent: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Pins the version of the API; without it the current one answers.
                 * @example 1
                 */
                "API-Version"?: components["parameters"]["ApiVersion"];
                /**
                 * @description An id to find this request by in the server's log. Anything else than this pattern is replaced.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /**
                 * @description Id of the agent.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The agent is deleted. */
            204: {
                headers: {
                    "X-Correlation-ID": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["UnsupportedVersion"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            421: components["responses"]["MisdirectedRequest"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["DatabaseUnavailableOrInternalError"];
            507: components["responses"]["StorageFullOrStorageReadOnly"];
        };
    };
    listCheckQuestions: {
        parameters: {
            query?: {
                /** @description How many to give. */
                limit?: number;
                /** @description The next_cursor of the page before. */
                cursor?: string;
            };
            header?: {
                /**
                 * @description Pins the version of the API; without it the current one answers.
                 * @example 1
                 */
                "API-Version"?: components["parameters"]["ApiVersion"];
                /**
                 * @description An id to find this request by in the server's log. Anything else than this pattern is replaced.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /**
                 * @description Id of the agent.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of check questions. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckQuestionList"];
                };
            };
            400: components["responses"]["UnsupportedVersion"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            421: components["responses"]["MisdirectedRequest"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["DatabaseUnavailableOrInternalError"];
            507: components["responses"]["StorageFullOrStorageReadOnly"];
        };
    };
    createCheckQuestion: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body gives the first answer again for 24 hours, so a retry is safe. */
                "Idempotency-Key"?: string;
                /**
                 * @description Pins the version of the API; without it the current one answers.
                 * @example 1
                 */
                "API-Version"?: components["parameters"]["ApiVersion"];
                /**
                 * @description An id to find this request by in the server's log. Anything else than this pattern is replaced.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /**
                 * @description Id of the agent.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateCheckQuestion"];
            };
        };
        responses: {
            /** @description The new check question. */
            201: {
                headers: {
                    "X-Correlation-ID": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckQuestion"];
                };
            };
            400: components["responses"]["MalformedBodyOrUnsupportedVersion"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyConflictOrIdempotencyInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            421: components["responses"]["MisdirectedRequest"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["DatabaseUnavailableOrInternalError"];
            507: components["responses"]["StorageFullOrStorageReadOnly"];
        };
    };
    runCheckQuestions: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Pins the version of the API; without it the current one answers.
                 * @example 1
                 */
                "API-Version"?: components["parameters"]["ApiVersion"];
                /**
                 * @description An id to find this request by in the server's log. Anything else than this pattern is replaced.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /**
                 * @description Id of the agent.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The hit rate and each result. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckRun"];
                };
            };
            400: components["responses"]["MalformedBodyOrUnsupportedVersion"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            421: components["responses"]["MisdirectedRequest"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["DatabaseUnavailableOrInternalError"];
            507: components["responses"]["StorageFullOrStorageReadOnly"];
        };
    };
    listDocuments: {
        parameters: {
            query?: {
                /** @description How many to give. */
                limit?: number;
                /** @description The next_cursor of the page before. */
                cursor?: string;
            };
            header?: {
                /**
                 * @description Pins the version of the API; without it the current one answers.
                 * @example 1
                 */
                "API-Version"?: components["parameters"]["ApiVersion"];
                /**
                 * @description An id to find this request by in the server's log. Anything else than this pattern is replaced.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /**
                 * @description Id of the agent.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of documents. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentList"];
                };
            };
            400: components["responses"]["UnsupportedVersion"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            421: components["responses"]["MisdirectedRequest"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["DatabaseUnavailableOrInternalError"];
            507: components["responses"]["StorageFullOrStorageReadOnly"];
        };
    };
    uploadDocument: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body gives the first answer again for 24 hours, so a retry is safe. */
                "Idempotency-Key"?: string;
                /**
                 * @description Pins the version of the API; without it the current one answers.
                 * @example 1
                 */
                "API-Version"?: components["parameters"]["ApiVersion"];
                /**
                 * @description An id to find this request by in the server's log. Anything else than this pattern is replaced.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /**
                 * @description Id of the agent.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description PDF, Word (DOCX), Markdown or plain text, by content and not by name; at most 25 MB.
                     */
                    file: string;
                };
            };
        };
        responses: {
            /** @description The new document, queued. */
            202: {
                headers: {
                    "X-Correlation-ID": components["headers"]["CorrelationId"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            400: components["responses"]["MalformedBodyOrUnsupportedVersion"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyConflictOrIdempotencyInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedDocumentOrUnsupportedMediaType"];
            421: components["responses"]["MisdirectedRequest"];
            422: components["responses"]["EmptyDocumentOrValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["DatabaseUnavailableOrInternalError"];
            503: components["responses"]["ServerBusy"];
            507: components["responses"]["StorageFullOrStorageReadOnly"];
        };
    };
    agentImpact: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Pins the version of the API; without it the current one answers.
                 * @example 1
                 */
                "API-Version"?: components["parameters"]["ApiVersion"];
                /**
                 * @description An id to find this request by in the server's log. Anything else than this pattern is replaced.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /**
                 * @description Id of the agent.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How much belongs to the agent. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentImpact"];
                };
            };
            400: components["responses"]["UnsupportedVersion"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            421: components["responses"]["MisdirectedRequest"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["DatabaseUnavailableOrInternalError"];
            507: components["responses"]["StorageFullOrStorageReadOnly"];
        };
    };
    searchKnowledge: {
        parameters: {
            query: {
                /** @description The question. */
                q: string;
                /** @description Earlier questions of the conversation, oldest first; may be repeated. */
                previous?: string[];
                /** @description How many passages to return. */
                limit?: number;
            };
            header?: {
                /**
                 * @description Pins the version of the API; without it the current one answers.
                 * @example 1
                 */
                "API-Version"?: components["parameters"]["ApiVersion"];
                /**
                 * @description An id to find this request by in the server's log. Anything else than this pattern is replaced.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /**
                 * @description Id of the agent.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was found. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["CorrelationId"];
                    "Server-Timing": components["headers"]["ServerTiming"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchResults"];
                };
            };
            400: components["responses"]["UnsupportedVersion"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            421: components["responses"]["MisdirectedRequest"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["DatabaseUnavailableOrInternalError"];
            507: components["responses"]["StorageFullOrStorageReadOnly"];
        };
    };
    listSessions: {
        parameters: {
            query?: {
                /** @description How many to give. */
                limit?: number;
                /** @description The next_cursor of the page before. */
                cursor?: string;
            };
            header?: {
                /**
                 * @description Pins the version of the API; without it the current one answers.
                 * @example 1
                 */
                "API-Version"?: components["parameters"]["ApiVersion"];
                /**
                 * @description An id to find this request by in the server's log. Anything else than this pattern is replaced.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /**
                 * @description Id of the agent.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of sessions. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionList"];
                };
            };
            400: components["responses"]["UnsupportedVersion"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            421: components["responses"]["MisdirectedRequest"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["DatabaseUnavailableOrInternalError"];
            507: components["responses"]["StorageFullOrStorageReadOnly"];
        };
    };
    createSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body gives the first answer again for 24 hours, so a retry is safe. */
                "Idempotency-Key"?: string;
                /**
                 * @description Pins the version of the API; without it the current one answers.
                 * @example 1
                 */
                "API-Version"?: components["parameters"]["ApiVersion"];
                /**
                 * @description An id to find this request by in the server's log. Anything else than this pattern is replaced.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /**
                 * @description Id of the agent.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateSession"];
            };
        };
        responses: {
            /** @description The new session. */
            201: {
                headers: {
                    "X-Correlation-ID": components["headers"]["CorrelationId"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["MalformedBodyOrUnsupportedVersion"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["IdempotencyConflictOrIdempotencyInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            421: components["responses"]["MisdirectedRequest"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["DatabaseUnavailableOrInternalError"];
            507: components["responses"]["StorageFullOrStorageReadOnly"];
        };
    };
    playSpeech: {
        parameters: {
            query?: never;
            header?: {
                /** @description The one range of bytes that is wanted; several ranges are answered with the whole file. */
                Range?: string;
                /** @description The ETag that the client has. */
                "If-None-Match"?: string;
                /**
                 * @description Pins the version of the API; without it the current one answers.
                 * @example 1
                 */
                "API-Version"?: components["parameters"]["ApiVersion"];
                /**
                 * @description An id to find this request by in the server's log. Anything else than this pattern is replaced.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description Name of the file, as in its address. */
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The whole file. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["CorrelationId"];
                    "Accept-Ranges": components["headers"]["AcceptRanges"];
                    "Content-Disposition": components["headers"]["ContentDisposition"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "audio/*": string;
                };
            };
            /** @description The part that `Range` asked for. */
            206: {
                headers: {
                    "X-Correlation-ID": components["headers"]["CorrelationId"];
                    "Accept-Ranges": components["headers"]["AcceptRanges"];
                    "Content-Disposition": components["headers"]["ContentDisposition"];
                    ETag: components["headers"]["ETag"];
                    "Content-Range": components["headers"]["ContentRange"];
                    [name: string]: unknown;
                };
                content: {
                    "audio/*": string;
                };
            };
            /** @description The client has this file already. */
            304: {
                headers: {
                    "X-Correlation-ID": components["headers"]["CorrelationId"];
                    "Accept-Ranges": components["headers"]["AcceptRanges"];
                    "Content-Disposition": components["headers"]["ContentDisposition"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["UnsupportedVersion"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            416: components["responses"]["RangeNotSatisfiable"];
            421: components["responses"]["MisdirectedRequest"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["DatabaseUnavailableOrInternalError"];
            507: components["responses"]["StorageFullOrStorageReadOnly"];
        };
    };
    playRecording: {
        parameters: {
            query?: never;
            header?: {
                /** @description The one range of bytes that is wanted; several ranges are answered with the whole file. */
                Range?: string;
                /** @description The ETag that the client has. */
                "If-None-Match"?: string;
                /**
                 * @description Pins the version of the API; without it the current one answers.
                 * @example 1
                 */
                "API-Version"?: components["parameters"]["ApiVersion"];
                /**
                 * @description An id to find this request by in the server's log. Anything else than this pattern is replaced.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description Name of the file, as in its address. */
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The whole file. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["CorrelationId"];
                    "Accept-Ranges": components["headers"]["AcceptRanges"];
                    "Content-Disposition": components["headers"]["ContentDisposition"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "audio/*": string;
                };
            };
            /** @description The part that `Range` asked for. */
            206: {
                headers: {
                    "X-Correlation-ID": components["headers"]["CorrelationId"];
                    "Accept-Ranges": components["headers"]["AcceptRanges"];
                    "Content-Disposition": components["headers"]["ContentDisposition"];
                    ETag: components["headers"]["ETag"];
                    "Content-Range": components["headers"]["ContentRange"];
                    [name: string]: unknown;
                };
                content: {
                    "audio/*": string;
                };
            };
            /** @description The client has this file already. */
            304: {
                headers: {
                    "X-Correlation-ID": components["headers"]["CorrelationId"];
                    "Accept-Ranges": components["headers"]["AcceptRanges"];
                    "Content-Disposition": components["headers"]["ContentDisposition"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["UnsupportedVersion"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            416: components["responses"]["RangeNotSatisfiable"];
            421: components["responses"]["MisdirectedRequest"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["DatabaseUnavailableOrInternalError"];
            507: components["responses"]["StorageFullOrStorageReadOnly"];
        };
    };
    chatOnce: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Pins the version of the API; without it the current one answers.
                 * @example 1
                 */
                "API-Version"?: components["parameters"]["ApiVersion"];
                /**
                 * @description An id to find this request by in the server's log. Anything else than this pattern is replaced.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChatRequestBody"];
            };
        };
        responses: {
            /** @description Server-sent events without a name, whose `data:` is a ChatChunk. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["CorrelationId"];
                    /** @description `true` when the built-in simulator answers, because no provider is connected. */
                    "X-Simulated"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["ChatChunk"];
                };
            };
            400: components["responses"]["MalformedBodyOrUnsupportedVersionWithSimulated"];
            403: components["responses"]["ForbiddenWithSimulated"];
            408: components["responses"]["RequestTimeoutWithSimulated"];
            413: components["responses"]["PayloadTooLargeWithSimulated"];
            415: components["responses"]["UnsupportedMediaTypeWithSimulated"];
            421: components["responses"]["MisdirectedRequestWithSimulated"];
            422: components["responses"]["ValidationErrorWithSimulated"];
            429: components["responses"]["RateLimitedWithSimulated"];
            500: components["responses"]["DatabaseUnavailableOrInternalErrorOrProviderMisconfiguredWithSimulated"];
            502: components["responses"]["ProviderErrorWithSimulated"];
            503: components["responses"]["ProviderRateLimitedOrTooManyStreamsWithSimulated"];
            504: components["responses"]["ProviderTimeoutWithSimulated"];
            507: components["responses"]["StorageFullOrStorageReadOnlyWithSimulated"];
        };
    };
    deleteCheckQuestion: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Pins the version of the API; without it the current one answers.
                 * @example 1
                 */
                "API-Version"?: components["parameters"]["ApiVersion"];
                /**
                 * @description An id to find this request by in the server's log. Anything else than this pattern is replaced.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /**
                 * @description Id of the check question.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The check question is deleted. */
            204: {
                headers: {
                    "X-Correlation-ID": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["UnsupportedVersion"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            421: components["responses"]["MisdirectedRequest"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["DatabaseUnavailableOrInternalError"];
            507: components["responses"]["StorageFullOrStorageReadOnly"];
        };
    };
    updateCheckQuestion: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Pins the version of the API; without it the current one answers.
                 * @example 1
                 */
                "API-Version"?: components["parameters"]["ApiVersion"];
                /**
                 * @description An id to find this request by in the server's log. Anything else than this pattern is replaced.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /**
                 * @description Id of the check question.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateCheckQuestion"];
            };
        };
        responses: {
            /** @description The check question as it is now. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckQuestion"];
                };
            };
            400: components["responses"]["MalformedBodyOrUnsupportedVersion"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            421: components["responses"]["MisdirectedRequest"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["DatabaseUnavailableOrInternalError"];
            507: components["responses"]["StorageFullOrStorageReadOnly"];
        };
    };
    getConfig: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Pins the version of the API; without it the current one answers.
                 * @example 1
                 */
                "API-Version"?: components["parameters"]["ApiVersion"];
                /**
                 * @description An id to find this request by in the server's log. Anything else than this pattern is replaced.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The configuration. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppConfig"];
                };
            };
            400: components["responses"]["UnsupportedVersion"];
            403: components["responses"]["Forbidden"];
            421: components["responses"]["MisdirectedRequest"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["DatabaseUnavailableOrInternalError"];
            507: components["responses"]["StorageFullOrStorageReadOnly"];
        };
    };
    getDocument: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Pins the version of the API; without it the current one answers.
                 * @example 1
                 */
                "API-Version"?: components["parameters"]["ApiVersion"];
                /**
                 * @description An id to find this request by in the server's log. Anything else than this pattern is replaced.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /**
                 * @description Id of the document.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            400: components["responses"]["UnsupportedVersion"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            421: components["responses"]["MisdirectedRequest"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["DatabaseUnavailableOrInternalError"];
            507: components["responses"]["StorageFullOrStorageReadOnly"];
        };
    };
    deleteDocument: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Pins the version of the API; without it the current one answers.
                 * @example 1
                 */
                "API-Version"?: components["parameters"]["ApiVersion"];
                /**
                 * @description An id to find this request by in the server's log. Anything else than this pattern is replaced.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /**
                 * @description Id of the document.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document is deleted. */
            204: {
                headers: {
                    "X-Correlation-ID": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["UnsupportedVersion"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            421: components["responses"]["MisdirectedRequest"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["DatabaseUnavailableOrInternalError"];
            507: components["responses"]["StorageFullOrStorageReadOnly"];
        };
    };
    getDocumentContent: {
        parameters: {
            query?: never;
            header?: {
                /** @description The one range of bytes that is wanted; several ranges are answered with the whole file. */
                Range?: string;
                /** @description The ETag that the client has. */
                "If-None-Match"?: string;
                /**
                 * @description Pins the version of the API; without it the current one answers.
                 * @example 1
                 */
                "API-Version"?: components["parameters"]["ApiVersion"];
                /**
                 * @description An id to find this request by in the server's log. Anything else than this pattern is replaced.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /**
                 * @description Id of the document.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The whole file. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["CorrelationId"];
                    "Accept-Ranges": components["headers"]["AcceptRanges"];
                    "Content-Disposition": components["headers"]["ContentDisposition"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
                    "text/markdown": string;
                    "text/plain": string;
                };
            };
            /** @description The part that `Range` asked for. */
            206: {
                headers: {
                    "X-Correlation-ID": components["headers"]["CorrelationId"];
                    "Accept-Ranges": components["headers"]["AcceptRanges"];
                    "Content-Disposition": components["headers"]["ContentDisposition"];
                    ETag: components["headers"]["ETag"];
                    "Content-Range": components["headers"]["ContentRange"];
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
                    "text/markdown": string;
                    "text/plain": string;
                };
            };
            /** @description The client has this file already. */
            304: {
                headers: {
                    "X-Correlation-ID": components["headers"]["CorrelationId"];
                    "Accept-Ranges": components["headers"]["AcceptRanges"];
                    "Content-Disposition": components["headers"]["ContentDisposition"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["UnsupportedVersion"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            416: components["responses"]["RangeNotSatisfiable"];
            421: components["responses"]["MisdirectedRequest"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["DatabaseUnavailableOrInternalError"];
            507: components["responses"]["StorageFullOrStorageReadOnly"];
        };
    };
    documentEvents: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Pins the version of the API; without it the current one answers.
                 * @example 1
                 */
                "API-Version"?: components["parameters"]["ApiVersion"];
                /**
                 * @description An id to find this request by in the server's log. Anything else than this pattern is replaced.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /**
                 * @description Id of the document.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /**
             * @description Server-sent events:
             *
             *      - `progress` (DocumentProgressEvent): first the state as it is, then every change until the last one.
             */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["DocumentProgressEvent"];
                };
            };
            400: components["responses"]["UnsupportedVersion"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            421: components["responses"]["MisdirectedRequest"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["DatabaseUnavailableOrInternalError"];
            503: components["responses"]["TooManyStreams"];
            507: components["responses"]["StorageFullOrStorageReadOnly"];
        };
    };
    retryDocument: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Pins the version of the API; without it the current one answers.
                 * @example 1
                 */
                "API-Version"?: components["parameters"]["ApiVersion"];
                /**
                 * @description An id to find this request by in the server's log. Anything else than this pattern is replaced.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /**
                 * @description Id of the document.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document, queued again. */
            202: {
                headers: {
                    "X-Correlation-ID": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            400: components["responses"]["MalformedBodyOrUnsupportedVersion"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            421: components["responses"]["MisdirectedRequest"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["DatabaseUnavailableOrInternalError"];
            507: components["responses"]["StorageFullOrStorageReadOnly"];
        };
    };
    sessionsEvents: {
        parameters: {
            query: {
                /** @description The sessions to follow; repeated for each. */
                session_id: string[];
            };
            header?: {
                /**
                 * @description Pins the version of the API; without it the current one answers.
                 * @example 1
                 */
                "API-Version"?: components["parameters"]["ApiVersion"];
                /**
                 * @description An id to find this request by in the server's log. Anything else than this pattern is replaced.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /**
             * @description Server-sent events with `id: <turn_id>:<seq>`, `event:` and one JSON record in `data:`. The stream starts with `retry: 1000` and carries a comment every 10 s while nothing happens. The events of each session, in the order of its own stream:
             *
             *      - `snapshot` (SnapshotEvent): first, also after every reconnect.
             *      - `turn` (TurnStartedEvent): a turn starts: the user's message is stored.
             *      - `transcript` (TranscriptEvent): once, when the message is a recording.
             *      - `citations` (CitationsEvent): once, when documents were searched.
             *      - `token` (TokenEvent): any number, in order.
             *      - `audio` (AudioEvent): one per spoken sentence, among the tokens.
             *      - `done` (DoneEvent): last of a turn, on success and after a stop.
             *      - `error` (ErrorEvent): last of a turn, on failure; with code `deleted` the session is gone and the stream ends.
             *      - `title` (TitleEvent): a model gave the session a title.
             *      - `session` (SessionEvent): title, mode or branch changed.
             */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": (components["schemas"]["SnapshotEvent"] & {
                        /**
                         * Format: uuid
                         * @description The session that it belongs to.
                         */
                        session_id: string;
                    }) | (components["schemas"]["TurnStartedEvent"] & {
                        /**
                         * Format: uuid
                         * @description The session that it belongs to.
                         */
                        session_id: string;
                    }) | (components["schemas"]["TranscriptEvent"] & {
                        /**
                         * Format: uuid
                         * @description The session that it belongs to.
                         */
                        session_id: string;
                        /**
                         * Format: uuid
                         * @description The turn that it belongs to.
                         */
                        turn_id: string;
                    }) | (components["schemas"]["CitationsEvent"] & {
                        /**
                         * Format: uuid
                         * @description The session that it belongs to.
                         */
                        session_id: string;
                        /**
                         * Format: uuid
                         * @description The turn that it belongs to.
                         */
                        turn_id: string;
                    }) | (components["schemas"]["TokenEvent"] & {
                        /**
                         * Format: uuid
                         * @description The session that it belongs to.
                         */
                        session_id: string;
                        /**
                         * Format: uuid
                         * @description The turn that it belongs to.
                         */
                        turn_id: string;
                    }) | (components["schemas"]["AudioEvent"] & {
                        /**
                         * Format: uuid
                         * @description The session that it belongs to.
                         */
                        session_id: string;
                        /**
                         * Format: uuid
                         * @description The turn that it belongs to.
                         */
                        turn_id: string;
                    }) | (components["schemas"]["DoneEvent"] & {
                        /**
                         * Format: uuid
                         * @description The session that it belongs to.
                         */
                        session_id: string;
                        /**
                         * Format: uuid
                         * @description The turn that it belongs to.
                         */
                        turn_id: string;
                    }) | (components["schemas"]["ErrorEvent"] & {
                        /**
                         * Format: uuid
                         * @description The session that it belongs to.
                         */
                        session_id: string;
                        /**
                         * Format: uuid
                         * @description The turn that it belongs to.
                         */
                        turn_id?: string;
                    }) | (components["schemas"]["TitleEvent"] & {
                        /**
                         * Format: uuid
                         * @description The session that it belongs to.
                         */
                        session_id: string;
                    }) | (components["schemas"]["SessionEvent"] & {
                        /**
                         * Format: uuid
                         * @description The session that it belongs to.
                         */
                        session_id: string;
                    });
                };
            };
            400: components["responses"]["UnsupportedVersion"];
            403: components["responses"]["Forbidden"];
            421: components["responses"]["MisdirectedRequest"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["DatabaseUnavailableOrInternalError"];
            503: components["responses"]["TooManyStreams"];
            507: components["responses"]["StorageFullOrStorageReadOnly"];
        };
    };
    getHealth: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Pins the version of the API; without it the current one answers.
                 * @example 1
                 */
                "API-Version"?: components["parameters"]["ApiVersion"];
                /**
                 * @description An id to find this request by in the server's log. Anything else than this pattern is replaced.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The server works. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            400: components["responses"]["UnsupportedVersion"];
            403: components["responses"]["Forbidden"];
            421: components["responses"]["MisdirectedRequest"];
            422: components["responses"]["ValidationError"];
            500: components["responses"]["DatabaseUnavailableOrInternalError"];
            /** @description The database does not answer. */
            503: {
                headers: {
                    "X-Correlation-ID": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            507: components["responses"]["StorageFullOrStorageReadOnly"];
        };
    };
    continueMessage: {
        parameters: {
            query?: {
                /** @description Whether the answer is spoken too; without it the session says so. */
                output?: "text" | "voice";
            };
            header?: {
                /** @description The same key with the same body gives the first answer again for 24 hours, so a retry is safe. */
                "Idempotency-Key"?: string;
                /** @description Id of the last event that this same request was answered with, for repeating it after its stream broke: the events behind it follow, and no second answer is made. 204 when nothing can follow. */
                "Last-Event-ID"?: string;
                /**
                 * @description Pins the version of the API; without it the current one answers.
                 * @example 1
                 */
                "API-Version"?: components["parameters"]["ApiVersion"];
                /**
                 * @description An id to find this request by in the server's log. Anything else than this pattern is replaced.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /**
                 * @description Id of the message.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /**
             * @description With `Accept: application/json`: both messages, once the answer is complete. With `Accept: text/event-stream`, `*\/*` or none: Server-sent events with `id: <turn_id>:<seq>`, `event:` and one JSON record in `data:`. The stream starts with `retry: 1000` and carries a comment every 10 s while nothing happens. Events, in this order:
             *
             *      - `turn` (TurnStartedEvent): first, when the user's message is stored.
             *      - `transcript` (TranscriptEvent): once, when the message is a recording.
             *      - `citations` (CitationsEvent): once, when documents were searched.
             *      - `token` (TokenEvent): any number, in order.
             *      - `audio` (AudioEvent): one per spoken sentence, among the tokens.
             *      - `done` (DoneEvent): last, on success and after a stop.
             *      - `error` (ErrorEvent): last, on failure.
             */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["CorrelationId"];
                    /** @description `true` when the built-in simulator answers, because no provider is connected. */
                    "X-Simulated"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageExchange"];
                    "text/event-stream": components["schemas"]["TurnStartedEvent"] | components["schemas"]["TranscriptEvent"] | components["schemas"]["CitationsEvent"] | components["schemas"]["TokenEvent"] | components["schemas"]["AudioEvent"] | components["schemas"]["DoneEvent"] | components["schemas"]["ErrorEvent"];
                };
            };
            /** @description Nothing can follow: the turn is over and `Last-Event-ID` was its last event. */
            204: {
                headers: {
                    "X-Correlation-ID": components["headers"]["CorrelationId"];
                    /** @description `true` when the built-in simulator answers, because no provider is connected. */
                    "X-Simulated"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedBodyOrUnsupportedVersionWithSimulated"];
            403: components["responses"]["ForbiddenWithSimulated"];
            404: components["responses"]["DeletedOrNotFoundWithSimulated"];
            408: components["responses"]["RequestTimeoutWithSimulated"];
            409: components["responses"]["IdempotencyConflictOrIdempotencyInProgressOrNothingToContinueOrTurnInProgressWithSimulated"];
            413: components["responses"]["PayloadTooLargeWithSimulated"];
            415: components["responses"]["UnsupportedMediaTypeWithSimulated"];
            421: components["responses"]["MisdirectedRequestWithSimulated"];
            422: components["responses"]["ValidationErrorWithSimulated"];
            429: components["responses"]["RateLimitedWithSimulated"];
            500: components["responses"]["DatabaseUnavailableOrInternalErrorOrProviderMisconfiguredWithSimulated"];
            502: components["responses"]["ProviderErrorWithSimulated"];
            503: components["responses"]["InterruptedOrProviderRateLimitedOrShuttingDownOrTooManyStreamsWithSimulated"];
            504: components["responses"]["ProviderTimeoutWithSimulated"];
            507: components["responses"]["StorageFullOrStorageReadOnlyWithSimulated"];
        };
    };
    messageRetrieval: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Pins the version of the API; without it the current one answers.
                 * @example 1
                 */
                "API-Version"?: components["parameters"]["ApiVersion"];
                /**
                 * @description An id to find this request by in the server's log. Anything else than this pattern is replaced.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /**
                 * @description Id of the message.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was found for the answer. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchResults"];
                };
            };
            400: components["responses"]["UnsupportedVersion"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            421: components["responses"]["MisdirectedRequest"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["DatabaseUnavailableOrInternalError"];
            507: components["responses"]["StorageFullOrStorageReadOnly"];
        };
    };
    speakMessage: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Pins the version of the API; without it the current one answers.
                 * @example 1
                 */
                "API-Version"?: components["parameters"]["ApiVersion"];
                /**
                 * @description An id to find this request by in the server's log. Anything else than this pattern is replaced.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /**
                 * @description Id of the message.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The message with the address of its speech. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            400: components["responses"]["MalformedBodyOrUnsupportedVersion"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["NothingToSpeak"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            421: components["responses"]["MisdirectedRequest"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["DatabaseUnavailableOrInternalErrorOrProviderMisconfigured"];
            502: components["responses"]["ProviderError"];
            503: components["responses"]["ProviderRateLimited"];
            504: components["responses"]["ProviderTimeout"];
            507: components["responses"]["StorageFullOrStorageReadOnly"];
        };
    };
    getSession: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Pins the version of the API; without it the current one answers.
                 * @example 1
                 */
                "API-Version"?: components["parameters"]["ApiVersion"];
                /**
                 * @description An id to find this request by in the server's log. Anything else than this pattern is replaced.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /**
                 * @description Id of the session.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionDetail"];
                };
            };
            400: components["responses"]["UnsupportedVersion"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            421: components["responses"]["MisdirectedRequest"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["DatabaseUnavailableOrInternalError"];
            507: components["responses"]["StorageFullOrStorageReadOnly"];
        };
    };
    deleteSession: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Pins the version of the API; without it the current one answers.
                 * @example 1
                 */
                "API-Version"?: components["parameters"]["ApiVersion"];
                /**
                 * @description An id to find this request by in the server's log. Anything else than this pattern is replaced.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /**
                 * @description Id of the session.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session is deleted. */
            204: {
                headers: {
                    "X-Correlation-ID": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["UnsupportedVersion"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            421: components["responses"]["MisdirectedRequest"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["DatabaseUnavailableOrInternalError"];
            507: components["responses"]["StorageFullOrStorageReadOnly"];
        };
    };
    updateSession: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Pins the version of the API; without it the current one answers.
                 * @example 1
                 */
                "API-Version"?: components["parameters"]["ApiVersion"];
                /**
                 * @description An id to find this request by in the server's log. Anything else than this pattern is replaced.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /**
                 * @description Id of the session.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateSession"];
            };
        };
        responses: {
            /** @description The session as it is now. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["MalformedBodyOrUnsupportedVersion"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            421: components["responses"]["MisdirectedRequest"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["DatabaseUnavailableOrInternalError"];
            507: components["responses"]["StorageFullOrStorageReadOnly"];
        };
    };
    sessionEvents: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Pins the version of the API; without it the current one answers.
                 * @example 1
                 */
                "API-Version"?: components["parameters"]["ApiVersion"];
                /**
                 * @description An id to find this request by in the server's log. Anything else than this pattern is replaced.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /**
                 * @description Id of the session.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /**
             * @description Server-sent events with `id: <turn_id>:<seq>`, `event:` and one JSON record in `data:`. The stream starts with `retry: 1000` and carries a comment every 10 s while nothing happens. `snapshot`, `title` and `session` have no id. Events:
             *
             *      - `snapshot` (SnapshotEvent): first, also after every reconnect.
             *      - `turn` (TurnStartedEvent): a turn starts: the user's message is stored.
             *      - `transcript` (TranscriptEvent): once, when the message is a recording.
             *      - `citations` (CitationsEvent): once, when documents were searched.
             *      - `token` (TokenEvent): any number, in order.
             *      - `audio` (AudioEvent): one per spoken sentence, among the tokens.
             *      - `done` (DoneEvent): last of a turn, on success and after a stop.
             *      - `error` (ErrorEvent): last of a turn, on failure; with code `deleted` the session is gone and the stream ends.
             *      - `title` (TitleEvent): a model gave the session a title.
             *      - `session` (SessionEvent): title, mode or branch changed.
             *
             *     Events of a turn have its `turn_id` added and follow each other as in the stream of the turn itself.
             */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["SnapshotEvent"] | components["schemas"]["TurnStartedEvent"] | (components["schemas"]["TranscriptEvent"] & {
                        /**
                         * Format: uuid
                         * @description The turn that it belongs to.
                         */
                        turn_id: string;
                    }) | (components["schemas"]["CitationsEvent"] & {
                        /**
                         * Format: uuid
                         * @description The turn that it belongs to.
                         */
                        turn_id: string;
                    }) | (components["schemas"]["TokenEvent"] & {
                        /**
                         * Format: uuid
                         * @description The turn that it belongs to.
                         */
                        turn_id: string;
                    }) | (components["schemas"]["AudioEvent"] & {
                        /**
                         * Format: uuid
                         * @description The turn that it belongs to.
                         */
                        turn_id: string;
                    }) | (components["schemas"]["DoneEvent"] & {
                        /**
                         * Format: uuid
                         * @description The turn that it belongs to.
                         */
                        turn_id: string;
                    }) | (components["schemas"]["ErrorEvent"] & {
                        /**
                         * Format: uuid
                         * @description The turn that it belongs to.
                         */
                        turn_id?: string;
                    }) | components["schemas"]["TitleEvent"] | components["schemas"]["SessionEvent"];
                };
            };
            400: components["responses"]["UnsupportedVersion"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            421: components["responses"]["MisdirectedRequest"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["DatabaseUnavailableOrInternalError"];
            503: components["responses"]["TooManyStreams"];
            507: components["responses"]["StorageFullOrStorageReadOnly"];
        };
    };
    sessionImpact: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Pins the version of the API; without it the current one answers.
                 * @example 1
                 */
                "API-Version"?: components["parameters"]["ApiVersion"];
                /**
                 * @description An id to find this request by in the server's log. Anything else than this pattern is replaced.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /**
                 * @description Id of the session.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How much belongs to the session. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionImpact"];
                };
            };
            400: components["responses"]["UnsupportedVersion"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            421: components["responses"]["MisdirectedRequest"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["DatabaseUnavailableOrInternalError"];
            507: components["responses"]["StorageFullOrStorageReadOnly"];
        };
    };
    listMessages: {
        parameters: {
            query?: {
                /** @description How many to give. */
                limit?: number;
                /** @description Give the messages before this one. */
                before?: string;
            };
            header?: {
                /**
                 * @description Pins the version of the API; without it the current one answers.
                 * @example 1
                 */
                "API-Version"?: components["parameters"]["ApiVersion"];
                /**
                 * @description An id to find this request by in the server's log. Anything else than this pattern is replaced.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /**
                 * @description Id of the session.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of messages. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessagePage"];
                };
            };
            400: components["responses"]["UnsupportedVersion"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            421: components["responses"]["MisdirectedRequest"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["DatabaseUnavailableOrInternalError"];
            507: components["responses"]["StorageFullOrStorageReadOnly"];
        };
    };
    sendMessage: {
        parameters: {
            query?: {
                /** @description Whether the answer is spoken too; without it the session says so. */
                output?: "text" | "voice";
            };
            header?: {
                /** @description The same key with the same body gives the first answer again for 24 hours, so a retry is safe. */
                "Idempotency-Key"?: string;
                /** @description Id of the last event that this same request was answered with, for repeating it after its stream broke: the events behind it follow, and no second answer is made. 204 when nothing can follow. */
                "Last-Event-ID"?: string;
                /**
                 * @description Pins the version of the API; without it the current one answers.
                 * @example 1
                 */
                "API-Version"?: components["parameters"]["ApiVersion"];
                /**
                 * @description An id to find this request by in the server's log. Anything else than this pattern is replaced.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /**
                 * @description Id of the session.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SendMessage"];
            };
        };
        responses: {
            /**
             * @description With `Accept: application/json`: both messages, once the answer is complete. With `Accept: text/event-stream`, `*\/*` or none: Server-sent events with `id: <turn_id>:<seq>`, `event:` and one JSON record in `data:`. The stream starts with `retry: 1000` and carries a comment every 10 s while nothing happens. Events, in this order:
             *
             *      - `turn` (TurnStartedEvent): first, when the user's message is stored.
             *      - `transcript` (TranscriptEvent): once, when the message is a recording.
             *      - `citations` (CitationsEvent): once, when documents were searched.
             *      - `token` (TokenEvent): any number, in order.
             *      - `audio` (AudioEvent): one per spoken sentence, among the tokens.
             *      - `done` (DoneEvent): last, on success and after a stop.
             *      - `error` (ErrorEvent): last, on failure.
             */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["CorrelationId"];
                    /** @description `true` when the built-in simulator answers, because no provider is connected. */
                    "X-Simulated"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageExchange"];
                    "text/event-stream": components["schemas"]["TurnStartedEvent"] | components["schemas"]["TranscriptEvent"] | components["schemas"]["CitationsEvent"] | components["schemas"]["TokenEvent"] | components["schemas"]["AudioEvent"] | components["schemas"]["DoneEvent"] | components["schemas"]["ErrorEvent"];
                };
            };
            /** @description Nothing can follow: the turn is over and `Last-Event-ID` was its last event. */
            204: {
                headers: {
                    "X-Correlation-ID": components["headers"]["CorrelationId"];
                    /** @description `true` when the built-in simulator answers, because no provider is connected. */
                    "X-Simulated"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedBodyOrUnsupportedVersionWithSimulated"];
            403: components["responses"]["ForbiddenWithSimulated"];
            404: components["responses"]["DeletedOrNotFoundWithSimulated"];
            408: components["responses"]["RequestTimeoutWithSimulated"];
            409: components["responses"]["IdempotencyConflictOrIdempotencyInProgressOrTurnInProgressWithSimulated"];
            413: components["responses"]["PayloadTooLargeWithSimulated"];
            415: components["responses"]["UnsupportedMediaTypeWithSimulated"];
            421: components["responses"]["MisdirectedRequestWithSimulated"];
            422: components["responses"]["ValidationErrorWithSimulated"];
            429: components["responses"]["RateLimitedWithSimulated"];
            500: components["responses"]["DatabaseUnavailableOrInternalErrorOrProviderMisconfiguredWithSimulated"];
            502: components["responses"]["ProviderErrorWithSimulated"];
            503: components["responses"]["InterruptedOrProviderRateLimitedOrShuttingDownOrTooManyStreamsWithSimulated"];
            504: components["responses"]["ProviderTimeoutWithSimulated"];
            507: components["responses"]["StorageFullOrStorageReadOnlyWithSimulated"];
        };
    };
    createRecording: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body gives the first answer again for 24 hours, so a retry is safe. */
                "Idempotency-Key"?: string;
                /**
                 * @description Pins the version of the API; without it the current one answers.
                 * @example 1
                 */
                "API-Version"?: components["parameters"]["ApiVersion"];
                /**
                 * @description An id to find this request by in the server's log. Anything else than this pattern is replaced.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /**
                 * @description Id of the session.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description A recording: webm, ogg, mp4, mov, 3gp, aac, mp3, flac or wav, by content; at most 5 MB and 120 s. Name and type do not matter.
                     */
                    audio: string;
                };
            };
        };
        responses: {
            /** @description The recording with its transcript. */
            201: {
                headers: {
                    "X-Correlation-ID": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordingDraft"];
                };
            };
            400: components["responses"]["InvalidAudioOrMalformedBodyOrUnsupportedVersionWithRecordingID"];
            403: components["responses"]["ForbiddenWithRecordingID"];
            404: components["responses"]["NotFoundWithRecordingID"];
            408: components["responses"]["RequestTimeoutWithRecordingID"];
            409: components["responses"]["IdempotencyConflictOrIdempotencyInProgressOrRequestGivenUpWithRecordingID"];
            413: components["responses"]["PayloadTooLargeWithRecordingID"];
            415: components["responses"]["UnsupportedMediaTypeWithRecordingID"];
            421: components["responses"]["MisdirectedRequestWithRecordingID"];
            422: components["responses"]["TranscriptionFailedOrValidationErrorWithRecordingID"];
            429: components["responses"]["RateLimitedWithRecordingID"];
            500: components["responses"]["DatabaseUnavailableOrInternalErrorOrProviderMisconfiguredWithRecordingID"];
            502: components["responses"]["ProviderErrorWithRecordingID"];
            503: components["responses"]["ProviderRateLimitedOrServerBusyWithRecordingID"];
            504: components["responses"]["ProviderTimeoutWithRecordingID"];
            507: components["responses"]["StorageFullOrStorageReadOnlyWithRecordingID"];
        };
    };
    sendRecording: {
        parameters: {
            query?: {
                /** @description Whether the answer is spoken too; without it the session says so. */
                output?: "text" | "voice";
            };
            header?: {
                /** @description The same key with the same body gives the first answer again for 24 hours, so a retry is safe. */
                "Idempotency-Key"?: string;
                /** @description Id of the last event that this same request was answered with, for repeating it after its stream broke: the events behind it follow, and no second answer is made. 204 when nothing can follow. */
                "Last-Event-ID"?: string;
                /**
                 * @description Pins the version of the API; without it the current one answers.
                 * @example 1
                 */
                "API-Version"?: components["parameters"]["ApiVersion"];
                /**
                 * @description An id to find this request by in the server's log. Anything else than this pattern is replaced.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /**
                 * @description Id of the recording.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                recording_id: string;
                /**
                 * @description Id of the session.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SendMessage"];
            };
        };
        responses: {
            /**
             * @description With `Accept: application/json`: both messages, once the answer is complete. With `Accept: text/event-stream`, `*\/*` or none: Server-sent events with `id: <turn_id>:<seq>`, `event:` and one JSON record in `data:`. The stream starts with `retry: 1000` and carries a comment every 10 s while nothing happens. Events, in this order:
             *
             *      - `turn` (TurnStartedEvent): first, when the user's message is stored.
             *      - `transcript` (TranscriptEvent): once, when the message is a recording.
             *      - `citations` (CitationsEvent): once, when documents were searched.
             *      - `token` (TokenEvent): any number, in order.
             *      - `audio` (AudioEvent): one per spoken sentence, among the tokens.
             *      - `done` (DoneEvent): last, on success and after a stop.
             *      - `error` (ErrorEvent): last, on failure.
             */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["CorrelationId"];
                    /** @description `true` when the built-in simulator answers, because no provider is connected. */
                    "X-Simulated"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageExchange"];
                    "text/event-stream": components["schemas"]["TurnStartedEvent"] | components["schemas"]["TranscriptEvent"] | components["schemas"]["CitationsEvent"] | components["schemas"]["TokenEvent"] | components["schemas"]["AudioEvent"] | components["schemas"]["DoneEvent"] | components["schemas"]["ErrorEvent"];
                };
            };
            /** @description Nothing can follow: the turn is over and `Last-Event-ID` was its last event. */
            204: {
                headers: {
                    "X-Correlation-ID": components["headers"]["CorrelationId"];
                    /** @description `true` when the built-in simulator answers, because no provider is connected. */
                    "X-Simulated"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedBodyOrUnsupportedVersionWithSimulated"];
            403: components["responses"]["ForbiddenWithSimulated"];
            404: components["responses"]["DeletedOrNotFoundWithSimulated"];
            408: components["responses"]["RequestTimeoutWithSimulated"];
            409: components["responses"]["IdempotencyConflictOrIdempotencyInProgressOrTurnInProgressWithSimulated"];
            413: components["responses"]["PayloadTooLargeWithSimulated"];
            415: components["responses"]["UnsupportedMediaTypeWithSimulated"];
            421: components["responses"]["MisdirectedRequestWithSimulated"];
            422: components["responses"]["ValidationErrorWithSimulated"];
            429: components["responses"]["RateLimitedWithSimulated"];
            500: components["responses"]["DatabaseUnavailableOrInternalErrorOrProviderMisconfiguredWithSimulated"];
            502: components["responses"]["ProviderErrorWithSimulated"];
            503: components["responses"]["InterruptedOrProviderRateLimitedOrShuttingDownOrTooManyStreamsWithSimulated"];
            504: components["responses"]["ProviderTimeoutWithSimulated"];
            507: components["responses"]["StorageFullOrStorageReadOnlyWithSimulated"];
        };
    };
    sendVoice: {
        parameters: {
            query?: {
                /** @description Whether the answer is spoken too; without it the session says so. */
                output?: "text" | "voice";
                /** @description Instead of a file: a recording that an earlier request could not transcribe (its `X-Recording-ID`). */
                recording_id?: string;
            };
            header?: {
                /** @description The same key with the same body gives the first answer again for 24 hours, so a retry is safe. */
                "Idempotency-Key"?: string;
                /** @description Id of the last event that this same request was answered with, for repeating it after its stream broke: the events behind it follow, and no second answer is made. 204 when nothing can follow. */
                "Last-Event-ID"?: string;
                /**
                 * @description Pins the version of the API; without it the current one answers.
                 * @example 1
                 */
                "API-Version"?: components["parameters"]["ApiVersion"];
                /**
                 * @description An id to find this request by in the server's log. Anything else than this pattern is replaced.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /**
                 * @description Id of the session.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description A recording: webm, ogg, mp4, mov, 3gp, aac, mp3, flac or wav, by content; at most 5 MB and 120 s. Name and type do not matter.
                     */
                    audio: string;
                };
            };
        };
        responses: {
            /**
             * @description With `Accept: application/json`, `*\/*` or none: both messages, once the answer is complete. With `Accept: audio/mpeg`: the spoken answer as it is synthesized. With `Accept: text/event-stream`: Server-sent events with `id: <turn_id>:<seq>`, `event:` and one JSON record in `data:`. The stream starts with `retry: 1000` and carries a comment every 10 s while nothing happens. Events, in this order:
             *
             *      - `turn` (TurnStartedEvent): first, when the user's message is stored.
             *      - `transcript` (TranscriptEvent): once, when the message is a recording.
             *      - `citations` (CitationsEvent): once, when documents were searched.
             *      - `token` (TokenEvent): any number, in order.
             *      - `audio` (AudioEvent): one per spoken sentence, among the tokens.
             *      - `done` (DoneEvent): last, on success and after a stop.
             *      - `error` (ErrorEvent): last, on failure.
             */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["CorrelationId"];
                    /** @description Of the spoken answer: its turn. */
                    "X-Turn-ID"?: string;
                    /** @description Of the spoken answer: the message that was sent. */
                    "X-User-Message-ID"?: string;
                    /** @description Of the spoken answer: the message that is spoken. */
                    "X-Assistant-Message-ID"?: string;
                    /** @description Of the spoken answer: what did not work, percent-encoded; a trailer once audio was sent. */
                    "X-Notice"?: string;
                    /** @description `true` when the built-in simulator answers, because no provider is connected. */
                    "X-Simulated"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageExchange"];
                    "text/event-stream": components["schemas"]["TurnStartedEvent"] | components["schemas"]["TranscriptEvent"] | components["schemas"]["CitationsEvent"] | components["schemas"]["TokenEvent"] | components["schemas"]["AudioEvent"] | components["schemas"]["DoneEvent"] | components["schemas"]["ErrorEvent"];
                    "audio/mpeg": string;
                    "audio/wav": string;
                };
            };
            /** @description Nothing can follow: the turn is over and `Last-Event-ID` was its last event. */
            204: {
                headers: {
                    "X-Correlation-ID": components["headers"]["CorrelationId"];
                    /** @description `true` when the built-in simulator answers, because no provider is connected. */
                    "X-Simulated"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidAudioOrMalformedBodyOrUnsupportedVersionWithRecordingIDAndSimulated"];
            403: components["responses"]["ForbiddenWithRecordingIDAndSimulated"];
            404: components["responses"]["DeletedOrNotFoundWithRecordingIDAndSimulated"];
            408: components["responses"]["RequestTimeoutWithRecordingIDAndSimulated"];
            409: components["responses"]["IdempotencyConflictOrIdempotencyInProgressOrRequestGivenUpOrTurnInProgressWithRecordingIDAndSimulated"];
            413: components["responses"]["PayloadTooLargeWithRecordingIDAndSimulated"];
            415: components["responses"]["UnsupportedMediaTypeWithRecordingIDAndSimulated"];
            421: components["responses"]["MisdirectedRequestWithRecordingIDAndSimulated"];
            422: components["responses"]["TranscriptionFailedOrValidationErrorWithRecordingIDAndSimulated"];
            429: components["responses"]["RateLimitedWithRecordingIDAndSimulated"];
            500: components["responses"]["DatabaseUnavailableOrInternalErrorOrProviderMisconfiguredWithRecordingIDAndSimulated"];
            502: components["responses"]["ProviderErrorWithRecordingIDAndSimulated"];
            503: components["responses"]["InterruptedOrProviderRateLimitedOrServerBusyOrShuttingDownOrTooManyStreamsWithRecordingIDAndSimulated"];
            504: components["responses"]["ProviderTimeoutWithRecordingIDAndSimulated"];
            507: components["responses"]["StorageFullOrStorageReadOnlyWithRecordingIDAndSimulated"];
        };
    };
    getTurn: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Pins the version of the API; without it the current one answers.
                 * @example 1
                 */
                "API-Version"?: components["parameters"]["ApiVersion"];
                /**
                 * @description An id to find this request by in the server's log. Anything else than this pattern is replaced.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /**
                 * @description Id of the turn.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The turn. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Turn"];
                };
            };
            400: components["responses"]["UnsupportedVersion"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            421: components["responses"]["MisdirectedRequest"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["DatabaseUnavailableOrInternalError"];
            507: components["responses"]["StorageFullOrStorageReadOnly"];
        };
    };
    turnEvents: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id of the last event that was seen. */
                "Last-Event-ID"?: string;
                /**
                 * @description Pins the version of the API; without it the current one answers.
                 * @example 1
                 */
                "API-Version"?: components["parameters"]["ApiVersion"];
                /**
                 * @description An id to find this request by in the server's log. Anything else than this pattern is replaced.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /**
                 * @description Id of the turn.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /**
             * @description Server-sent events with `id: <turn_id>:<seq>`, `event:` and one JSON record in `data:`. The stream starts with `retry: 1000` and carries a comment every 10 s while nothing happens. Events, in this order:
             *
             *      - `turn` (TurnStartedEvent): first, when the user's message is stored.
             *      - `transcript` (TranscriptEvent): once, when the message is a recording.
             *      - `citations` (CitationsEvent): once, when documents were searched.
             *      - `token` (TokenEvent): any number, in order.
             *      - `audio` (AudioEvent): one per spoken sentence, among the tokens.
             *      - `done` (DoneEvent): last, on success and after a stop.
             *      - `error` (ErrorEvent): last, on failure.
             */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["TurnStartedEvent"] | components["schemas"]["TranscriptEvent"] | components["schemas"]["CitationsEvent"] | components["schemas"]["TokenEvent"] | components["schemas"]["AudioEvent"] | components["schemas"]["DoneEvent"] | components["schemas"]["ErrorEvent"];
                };
            };
            /** @description Nothing can follow: the turn is over and `Last-Event-ID` was its last event. */
            204: {
                headers: {
                    "X-Correlation-ID": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["UnsupportedVersion"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            421: components["responses"]["MisdirectedRequest"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["DatabaseUnavailableOrInternalError"];
            503: components["responses"]["TooManyStreams"];
            507: components["responses"]["StorageFullOrStorageReadOnly"];
        };
    };
    stopTurn: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Pins the version of the API; without it the current one answers.
                 * @example 1
                 */
                "API-Version"?: components["parameters"]["ApiVersion"];
                /**
                 * @description An id to find this request by in the server's log. Anything else than this pattern is replaced.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /**
                 * @description Id of the turn.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The turn as it is now. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Turn"];
                };
            };
            400: components["responses"]["MalformedBodyOrUnsupportedVersion"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            421: components["responses"]["MisdirectedRequest"];
            422: components["responses"]["ValidationError"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["DatabaseUnavailableOrInternalError"];
            507: components["responses"]["StorageFullOrStorageReadOnly"];
        };
    };
    getMetrics: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An id to find this request by in the server's log. Anything else than this pattern is replaced.
                 * @example 019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f
                 */
                "X-Correlation-ID"?: components["parameters"]["CorrelationId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The metrics. */
            200: {
                headers: {
                    "X-Correlation-ID": components["headers"]["CorrelationId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example # HELP parley_running_turns Turns being answered now.
                     *     # TYPE parley_running_turns gauge
                     *     parley_running_turns 1
                     */
                    "text/plain": string;
                };
            };
            403: components["responses"]["Forbidden"];
            421: components["responses"]["MisdirectedRequest"];
            422: components["responses"]["ValidationError"];
            500: components["responses"]["InternalError"];
        };
    };
}
