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
        /** Read an agent */
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
         * @description Gives the hit rate and keeps the results.
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
        /** Count what deleting an agent would take along */
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
         * @description As the records name it. It never changes.
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
         * @description As the records name it. It never changes.
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
         * @description Server-sent `data:` lines, the last with `is_final: true`. A failure after the first line is a last line that also holds `error`, `code` and `fallback_message`. Nothing is stored; hanging up closes the provider's stream.
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
        /** Delete a check question */
        delete: operations["deleteCheckQuestion"];
        options?: never;
        head?: never;
        /**
         * Change a check question
         * @description Its last result is forgotten.
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
        /** Read what is known of a document */
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
         * @description Events `progress` (schema DocumentProgressEvent): its state now and every change until it is ready or failed.
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
         * Read a failed document again, or index a ready one anew
         * @description One that is being read goes on as it is.
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
         * @description A new turn that goes on in the same message: interrupted, stopped or cut by length; a failed one starts anew. `token` holds only what is new, `full_content` all. By default, and with `Accept: text/event-stream`, the events of the turn; with `Accept: application/json` it waits and answers both messages. The turn runs on the server: closing the connection never stops it.
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
         * Have an answer spoken
         * @description Made once and kept: asking again gives the same. Markup, code and addresses are not spoken.
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
         * @description Everything that happens in it, for every open tab: first `snapshot`, then the events of its turns with `turn_id` added, `session` when its title or branch changes, `title` when a model gave it one.
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
        /** Count what deleting a session would take along */
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
         * @description By default, and with `Accept: text/event-stream`, the events of the turn; with `Accept: application/json` it waits and answers both messages. The turn runs on the server: closing the connection never stops it.
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
         * Have a recording written down without sending it
         * @description So that its words can be read and corrected first. It is kept for a day; no message is made.
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
         * @description The message keeps the recording. By default, and with `Accept: text/event-stream`, the events of the turn; with `Accept: application/json` it waits and answers both messages. The turn runs on the server: closing the connection never stops it.
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
         * Say something
         * @description The recording is written down, answered and, if wanted, the answer is spoken. By default it waits and answers both messages; `Accept: text/event-stream` gives the events of the turn as they come, `Accept: audio/mpeg` the spoken answer itself, with the ids in `X-Turn-ID`, `X-User-Message-ID` and `X-Assistant-Message-ID`. A recording that cannot be written down is kept for a day: `X-Recording-ID` of the failure is its `recording_id` for another try.
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
         * @description One answer being made, or made: its state and its receipt.
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
        /** Measurements in Prometheus text format */
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
            /** Format: uuid */
            turn_id: string;
            /** Format: uuid */
            assistant_message_id: string;
            /** @description The answer so far. */
            content: string;
            /** @description Events after this one follow. */
            last_event_id: string;
        };
        Agent: {
            /** Format: uuid */
            id: string;
            /**
             * @description Stable name for addresses and compatible clients.
             * @example atlas
             */
            slug: string;
            /** @example Atlas */
            name: string;
            description: string;
            system_prompt: string;
            model: string | null;
            temperature: number | null;
            conversation_starters: string[];
            session_count: number;
            document_count: number;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        AgentImpact: {
            sessions: number;
            messages: number;
            /** @description Messages that people spoke. */
            recordings: number;
            recording_bytes: number;
            documents: number;
        };
        AgentList: {
            /** @description How many there are in all. */
            total: number;
            has_more: boolean;
            /** @description The cursor of the next page; null on the last. */
            next_cursor: string | null;
            agents: components["schemas"]["Agent"][];
        };
        AppConfig: {
            /** @example 0.1.0 */
            version: string;
            provider: components["schemas"]["ProviderInfo"];
            speech: components["schemas"]["SpeechInfo"];
            /** @description Longest texts, in Unicode code points, and largest files. */
            limits: components["schemas"]["Limits"];
        };
        AudioEvent: {
            /** @description From 0, in the order in which they are to be heard. */
            sequence: number;
            /** @enum {string} */
            mime_type: "audio/mpeg" | "audio/wav";
            /** @description Where the sound is, for 24 hours. */
            url: string;
            /** @description What is said, without markup. */
            text: string;
        };
        ChatChunk: {
            /** @description Empty in the last line. */
            content: string;
            /** @description From 0 without holes. */
            sequence: number;
            is_final: boolean;
            correlation_id: string | null;
            /** @description Only in a last line that ends a failed answer. */
            error?: string;
            code?: string;
            fallback_message?: string | null;
        };
        ChatRequestBody: {
            /** @example Hello */
            message: string;
            /** @description Default: the configured model. */
            model?: string;
            /** @description Longest answer, in tokens. */
            max_tokens?: number;
            system_prompt?: string;
        };
        CheckQuestion: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            agent_id: string;
            question: string;
            /** Format: uuid */
            document_id: string;
            page: number | null;
            /** @description Whether the last run found it; null before the first. */
            hit: boolean | null;
            /** @description At which place of all that was found the expected passage stood, from 1; null when it was not found. */
            rank: number | null;
            /** @description True when documents or the embedding model have changed since the last run. */
            stale: boolean;
            /** Format: date-time */
            checked_at: string | null;
            /** Format: date-time */
            created_at: string;
        };
        CheckQuestionList: {
            /** @description How many there are in all. */
            total: number;
            has_more: boolean;
            /** @description The cursor of the next page; null on the last. */
            next_cursor: string | null;
            check_questions: components["schemas"]["CheckQuestion"][];
        };
        CheckRun: {
            total: number;
            /** @description Questions for which the expected passage would be given to the model. */
            hits: number;
            /** @description null when there is no question. */
            hit_rate: number | null;
            check_questions: components["schemas"]["CheckQuestion"][];
        };
        Citation: {
            /** @description From 1: `[1]` in the answer means the passage with index 1. */
            index: number;
            /** Format: uuid */
            document_id: string;
            /** @example Handbook.pdf */
            filename: string;
            /** @description From 1; null for texts without pages. */
            page: number | null;
            /** @description In code points of the document's extracted text. */
            start: number;
            end: number;
            text: string;
            /** @description 1 for the best; 0 for what was given only because everything was. */
            score: number;
            /** @description Whether the answer refers to it. */
            cited: boolean;
            document_deleted: boolean;
        };
        CitationsEvent: {
            /** @description Empty when nothing was found. */
            citations: components["schemas"]["Citation"][];
            documents_searched: number;
            /** @description How long it took, the rewriting of the question included. */
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
            /** @description For people; the model never sees it. */
            description?: string;
            /** @description The provider's model name; null means the configured default. */
            model?: string | null;
            /** @description null leaves it to the provider. */
            temperature?: number | null;
            /** @description Questions offered in an empty conversation. */
            conversation_starters?: string[];
        };
        CreateCheckQuestion: {
            /** @example How many days of leave are there? */
            question: string;
            /**
             * Format: uuid
             * @description The document that holds the answer; one of the agent.
             */
            document_id: string;
            /** @description The page that holds it; null: any. */
            page?: number | null;
        };
        CreateSession: {
            /** @description A title given here is never replaced. */
            title?: string;
            mode?: components["schemas"]["GivenMode"];
        };
        Document: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            agent_id: string;
            /** @example Handbook.pdf */
            filename: string;
            /**
             * @description By its content, not by its name.
             * @example application/pdf
             */
            mime_type: string;
            size_bytes: number;
            /** @description null until it is known, and for texts without pages. */
            page_count: number | null;
            /** @description Passages it is cut into; 0 until it is read. */
            chunk_count: number;
            /** @enum {string} */
            status: "queued" | "reading" | "indexing" | "ready" | "failed";
            progress: number;
            error: components["schemas"]["DocumentError"] | null;
            /** @description True when it was indexed with another embedding model than the one in use: retry indexes it anew. */
            needs_reindex: boolean;
            /** Format: date-time */
            created_at: string;
        };
        DocumentError: {
            /**
             * @description `encrypted`, `scanned`, `empty`, `broken`, `too_many_pages`, `too_much_text`, `too_much_memory`, `too_slow`, `timed_out`, `reader_failed`, `embedding_failed`, `file_missing`, `internal_error`, `deleting`.
             * @example scanned
             */
            code: string;
            /** @example No text found. This PDF seems to be scanned. */
            message: string;
        };
        DocumentList: {
            /** @description How many there are in all. */
            total: number;
            has_more: boolean;
            /** @description The cursor of the next page; null on the last. */
            next_cursor: string | null;
            documents: components["schemas"]["Document"][];
        };
        DocumentProgressEvent: {
            /** @enum {string} */
            status: "queued" | "reading" | "indexing" | "ready" | "failed";
            progress: number;
            pages_done: number;
            page_count: number | null;
            chunks_done: number;
            chunk_count: number;
            error: components["schemas"]["DocumentError"] | null;
        };
        DoneEvent: {
            /** Format: uuid */
            message_id: string;
            full_content: string;
            message: components["schemas"]["Message"];
            usage: components["schemas"]["Usage"] | null;
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
            code: string;
            /** @example name: must be 1 to 100 characters */
            detail: string;
            /** @description Each field that breaks a rule; empty otherwise. */
            fields: components["schemas"]["FieldProblemBody"][];
            /** @description Text to show in place of an answer, where a person waits for one. */
            fallback_message: string | null;
            /** @description Also in the header X-Correlation-ID and in the log. */
            correlation_id: string;
        };
        ErrorEvent: {
            /** @example Service Unavailable */
            error: string;
            /** @example provider_rate_limited */
            code: string;
            /** @description The cause, for people. */
            detail: string;
            fallback_message: string | null;
            retry_after_seconds: number | null;
            /** Format: uuid */
            message_id: string | null;
            /** @description The answer as it is on disk; null when nothing was stored. */
            message: components["schemas"]["Message"] | null;
            correlation_id: string | null;
        };
        FieldProblemBody: {
            /** @example name */
            field: string;
            /** @example must be 1 to 100 characters */
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
            /** @example 0.1.0 */
            version: string;
            /** Format: date-time */
            timestamp: string;
            /** @enum {string} */
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
            /** @description Seconds since this server started. */
            uptime_seconds: number;
        };
        Limits: {
            /** @example 10000 */
            message_characters: number;
            /** @example 100 */
            agent_name_characters: number;
            /** @example 32000 */
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
            /** Format: uuid */
            id: string;
            /** Format: uuid */
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
            /** @enum {string} */
            role: "user" | "assistant";
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
            /** @enum {string|null} */
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
            /** Format: date-time */
            created_at: string;
        };
        MessageError: {
            /**
             * @description The `code` of the `error` event.
             * @example provider_rate_limited
             */
            code: string;
            /** @description The cause, for people. */
            detail: string;
            /**
             * Format: date-time
             * @description When the provider asks to be tried again; null when it named no time.
             */
            retry_at: string | null;
        };
        MessageExchange: {
            user_message: components["schemas"]["Message"];
            assistant_message: components["schemas"]["Message"];
            /** @description Something that did not work but did not spoil the answer. */
            notice: string | null;
        };
        MessagePage: {
            /** @description Oldest first. */
            messages: components["schemas"]["Message"][];
            /** @description Whether older ones follow: ask with `before` = the first id here. */
            has_more: boolean;
            total_count: number;
        };
        Mode: {
            /** @enum {string} */
            input: "text" | "voice";
            /** @enum {string} */
            output: "text" | "voice";
        };
        ProviderInfo: {
            /** @description Whether a provider of models is connected. */
            configured: boolean;
            /** @description Whether answers come from the built-in simulator. */
            simulated: boolean;
            /** @example openai */
            name: string;
            /** @description The model of agents that name none. */
            model: string;
        };
        RecordingDraft: {
            /** Format: uuid */
            id: string;
            /**
             * @description What it says.
             * @example What is the weather like?
             */
            content: string;
            duration_ms: number;
            /**
             * Format: date-time
             * @description Until then it can be sent.
             */
            expires_at: string;
        };
        SearchResult: {
            /** Format: uuid */
            document_id: string;
            filename: string;
            page: number | null;
            /** @description The heading it stands under; empty when there is none. */
            heading: string;
            /** @description In code points of the document's extracted text. */
            start: number;
            end: number;
            text: string;
            /** @description From 1; null when its words did not find it. */
            keyword_rank: number | null;
            /** @description From 1; null when its meaning did not find it. */
            vector_rank: number | null;
            /** @description Both ranks as one figure: 1 for the best. */
            score: number;
            /** @description Whether the model would be given it, or was given it. */
            used: boolean;
        };
        SearchResults: {
            query: string;
            /** @description What was searched for; null when it is the query itself. */
            rewritten_query: string | null;
            /** @description Ready documents of the agent. */
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
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            agent_id: string;
            /** @description null until the first message gives one. */
            title: string | null;
            /** @enum {string} */
            title_source: "auto" | "user";
            mode: components["schemas"]["Mode"];
            message_count: number;
            /** @description Start of the last message, on one line. */
            last_message_preview: string | null;
            /** @enum {string|null} */
            last_message_role: "user" | "assistant" | null;
            /**
             * Format: uuid
             * @description Last message of the branch shown.
             */
            active_message_id: string | null;
            /** Format: date-time */
            created_at: string;
            /**
             * Format: date-time
             * @description Last activity.
             */
            updated_at: string;
        };
        SessionDetail: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            agent_id: string;
            /** @description null until the first message gives one. */
            title: string | null;
            /** @enum {string} */
            title_source: "auto" | "user";
            mode: components["schemas"]["Mode"];
            message_count: number;
            /** @description Start of the last message, on one line. */
            last_message_preview: string | null;
            /** @enum {string|null} */
            last_message_role: "user" | "assistant" | null;
            /**
             * Format: uuid
             * @description Last message of the branch shown.
             */
            active_message_id: string | null;
            /** Format: date-time */
            created_at: string;
            /**
             * Format: date-time
             * @description Last activity.
             */
            updated_at: string;
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
            session: components["schemas"]["Session"];
        };
        SessionImpact: {
            messages: number;
            /** @description Messages that people spoke. */
            recordings: number;
            recording_bytes: number;
        };
        SessionList: {
            /** @description How many there are in all. */
            total: number;
            has_more: boolean;
            /** @description The cursor of the next page; null on the last. */
            next_cursor: string | null;
            sessions: components["schemas"]["Session"][];
        };
        SnapshotEvent: {
            session: components["schemas"]["Session"];
            active_turn: components["schemas"]["ActiveTurn"] | null;
        };
        SpeechInfo: {
            /** @description What writes recordings down. */
            transcriber: components["schemas"]["ProviderInfo"];
            /** @description What speaks answers. */
            speaker: components["schemas"]["ProviderInfo"];
        };
        TitleEvent: {
            title: string;
        };
        TokenEvent: {
            /** @description Text to put behind what came before. */
            content: string;
        };
        TraceEntry: {
            /** @enum {string} */
            stage: "queue" | "transcribe" | "rewrite" | "retrieve" | "first_token" | "answer" | "first_audio" | "speak";
            /** @description Milliseconds from the turn's start. */
            started_at_ms: number;
            duration_ms: number;
            model: string | null;
            usage: components["schemas"]["Usage"] | null;
        };
        TranscriptEvent: {
            content: string;
        };
        Turn: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            session_id: string;
            /** Format: uuid */
            user_message_id: string;
            /** Format: uuid */
            assistant_message_id: string;
            /** @enum {string} */
            status: "running" | "complete" | "stopped" | "interrupted" | "failed";
            trace: components["schemas"]["TraceEntry"][];
            usage: components["schemas"]["Usage"] | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            finished_at: string | null;
        };
        TurnStartedEvent: {
            /** Format: uuid */
            turn_id: string;
            user_message: components["schemas"]["Message"];
            /** Format: uuid */
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
            /** @description For people; the model never sees it. */
            description?: string;
            /** @description The provider's model name; null means the configured default. */
            model?: string | null;
            /** @description null leaves it to the provider. */
            temperature?: number | null;
            /** @description Questions offered in an empty conversation. */
            conversation_starters?: string[];
        };
        UpdateCheckQuestion: {
            /** @example How many days of leave are there? */
            question?: string;
            /**
             * Format: uuid
             * @description The document that holds the answer; one of the agent.
             */
            document_id?: string;
            /** @description The page that holds it; null: any. */
            page?: number | null;
        };
        UpdateSession: {
            /** @description A title given here is never replaced. */
            title?: string;
            mode?: components["schemas"]["GivenMode"];
        };
        Usage: {
            /** @description Includes the cached ones. */
            input_tokens: number;
            cached_input_tokens: number;
            /** @description Includes the reasoning ones. */
            output_tokens: number;
            reasoning_tokens: number;
            /** @description The model that answered, as the provider names it. */
            model: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
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
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentList"];
                };
            };
            /** @description `unsupported_version`: The header API-Version names a version that does not exist. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `misdirected_request`: The Host header names a host that is not served here. */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `validation_error`: A field or a parameter breaks a rule; `fields` names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `rate_limited`: Too many requests; see the header Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `internal_error`: The server failed; its log has the cause under the correlation id.
             *
             *     `database_unavailable`: The database does not answer.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `storage_full`: The disk of the server, or its quota, is full; nothing was stored.
             *
             *     `storage_read_only`: The server may not write to its data folder; nothing was stored.
             */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    createAgent: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body gives the first answer again for 24 hours, so a retry is safe. */
                "Idempotency-Key"?: string;
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
            201: {
                headers: {
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agent"];
                };
            };
            /** @description `unsupported_version`: The header API-Version names a version that does not exist. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `idempotency_conflict`: The Idempotency-Key was used with another body.
             *
             *     `idempotency_in_progress`: Another server still answers the request with this Idempotency-Key; see the header Retry-After.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `misdirected_request`: The Host header names a host that is not served here. */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `validation_error`: A field or a parameter breaks a rule; `fields` names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `rate_limited`: Too many requests; see the header Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `internal_error`: The server failed; its log has the cause under the correlation id.
             *
             *     `database_unavailable`: The database does not answer.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `storage_full`: The disk of the server, or its quota, is full; nothing was stored.
             *
             *     `storage_read_only`: The server may not write to its data folder; nothing was stored.
             */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getAgent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agent"];
                };
            };
            /** @description `unsupported_version`: The header API-Version names a version that does not exist. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `misdirected_request`: The Host header names a host that is not served here. */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `rate_limited`: Too many requests; see the header Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `internal_error`: The server failed; its log has the cause under the correlation id.
             *
             *     `database_unavailable`: The database does not answer.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `storage_full`: The disk of the server, or its quota, is full; nothing was stored.
             *
             *     `storage_read_only`: The server may not write to its data folder; nothing was stored.
             */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    updateAgent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agent"];
                };
            };
            /** @description `unsupported_version`: The header API-Version names a version that does not exist. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `misdirected_request`: The Host header names a host that is not served here. */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `validation_error`: A field or a parameter breaks a rule; `fields` names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `rate_limited`: Too many requests; see the header Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `internal_error`: The server failed; its log has the cause under the correlation id.
             *
             *     `database_unavailable`: The database does not answer.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `storage_full`: The disk of the server, or its quota, is full; nothing was stored.
             *
             *     `storage_read_only`: The server may not write to its data folder; nothing was stored.
             */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    deleteAgent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unsupported_version`: The header API-Version names a version that does not exist. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `misdirected_request`: The Host header names a host that is not served here. */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `rate_limited`: Too many requests; see the header Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `internal_error`: The server failed; its log has the cause under the correlation id.
             *
             *     `database_unavailable`: The database does not answer.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `storage_full`: The disk of the server, or its quota, is full; nothing was stored.
             *
             *     `storage_read_only`: The server may not write to its data folder; nothing was stored.
             */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
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
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckQuestionList"];
                };
            };
            /** @description `unsupported_version`: The header API-Version names a version that does not exist. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `misdirected_request`: The Host header names a host that is not served here. */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `validation_error`: A field or a parameter breaks a rule; `fields` names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `rate_limited`: Too many requests; see the header Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `internal_error`: The server failed; its log has the cause under the correlation id.
             *
             *     `database_unavailable`: The database does not answer.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `storage_full`: The disk of the server, or its quota, is full; nothing was stored.
             *
             *     `storage_read_only`: The server may not write to its data folder; nothing was stored.
             */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    createCheckQuestion: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body gives the first answer again for 24 hours, so a retry is safe. */
                "Idempotency-Key"?: string;
            };
            path: {
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
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckQuestion"];
                };
            };
            /** @description `unsupported_version`: The header API-Version names a version that does not exist. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `idempotency_conflict`: The Idempotency-Key was used with another body.
             *
             *     `idempotency_in_progress`: Another server still answers the request with this Idempotency-Key; see the header Retry-After.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `misdirected_request`: The Host header names a host that is not served here. */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `validation_error`: A field or a parameter breaks a rule; `fields` names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `rate_limited`: Too many requests; see the header Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `internal_error`: The server failed; its log has the cause under the correlation id.
             *
             *     `database_unavailable`: The database does not answer.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `storage_full`: The disk of the server, or its quota, is full; nothing was stored.
             *
             *     `storage_read_only`: The server may not write to its data folder; nothing was stored.
             */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    runCheckQuestions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckRun"];
                };
            };
            /** @description `unsupported_version`: The header API-Version names a version that does not exist. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `misdirected_request`: The Host header names a host that is not served here. */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `rate_limited`: Too many requests; see the header Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `internal_error`: The server failed; its log has the cause under the correlation id.
             *
             *     `database_unavailable`: The database does not answer.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `storage_full`: The disk of the server, or its quota, is full; nothing was stored.
             *
             *     `storage_read_only`: The server may not write to its data folder; nothing was stored.
             */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
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
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentList"];
                };
            };
            /** @description `unsupported_version`: The header API-Version names a version that does not exist. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `misdirected_request`: The Host header names a host that is not served here. */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `validation_error`: A field or a parameter breaks a rule; `fields` names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `rate_limited`: Too many requests; see the header Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `internal_error`: The server failed; its log has the cause under the correlation id.
             *
             *     `database_unavailable`: The database does not answer.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `storage_full`: The disk of the server, or its quota, is full; nothing was stored.
             *
             *     `storage_read_only`: The server may not write to its data folder; nothing was stored.
             */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    uploadDocument: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body gives the first answer again for 24 hours, so a retry is safe. */
                "Idempotency-Key"?: string;
            };
            path: {
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
            202: {
                headers: {
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            /** @description `unsupported_version`: The header API-Version names a version that does not exist. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `idempotency_conflict`: The Idempotency-Key was used with another body.
             *
             *     `idempotency_in_progress`: Another server still answers the request with this Idempotency-Key; see the header Retry-After.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `payload_too_large`: The body is larger than 1 MB, or the file than its limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `unsupported_document`: The file is not PDF, DOCX, Markdown or plain text by its content. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `misdirected_request`: The Host header names a host that is not served here. */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `validation_error`: A field or a parameter breaks a rule; `fields` names each.
             *
             *     `empty_document`: The file is empty.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `rate_limited`: Too many requests; see the header Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `internal_error`: The server failed; its log has the cause under the correlation id.
             *
             *     `database_unavailable`: The database does not answer.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `server_busy`: The machine had too little time to read the file; see the header Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `storage_full`: The disk of the server, or its quota, is full; nothing was stored.
             *
             *     `storage_read_only`: The server may not write to its data folder; nothing was stored.
             */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    agentImpact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentImpact"];
                };
            };
            /** @description `unsupported_version`: The header API-Version names a version that does not exist. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `misdirected_request`: The Host header names a host that is not served here. */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `rate_limited`: Too many requests; see the header Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `internal_error`: The server failed; its log has the cause under the correlation id.
             *
             *     `database_unavailable`: The database does not answer.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `storage_full`: The disk of the server, or its quota, is full; nothing was stored.
             *
             *     `storage_read_only`: The server may not write to its data folder; nothing was stored.
             */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    searchKnowledge: {
        parameters: {
            query: {
                /** @description The question. */
                q: string;
                /** @description Earlier questions of the conversation, oldest first; may be repeated. */
                previous?: string[];
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    "Server-Timing"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchResults"];
                };
            };
            /** @description `unsupported_version`: The header API-Version names a version that does not exist. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `misdirected_request`: The Host header names a host that is not served here. */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `validation_error`: A field or a parameter breaks a rule; `fields` names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `rate_limited`: Too many requests; see the header Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `internal_error`: The server failed; its log has the cause under the correlation id.
             *
             *     `database_unavailable`: The database does not answer.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `storage_full`: The disk of the server, or its quota, is full; nothing was stored.
             *
             *     `storage_read_only`: The server may not write to its data folder; nothing was stored.
             */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
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
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionList"];
                };
            };
            /** @description `unsupported_version`: The header API-Version names a version that does not exist. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `misdirected_request`: The Host header names a host that is not served here. */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `validation_error`: A field or a parameter breaks a rule; `fields` names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `rate_limited`: Too many requests; see the header Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `internal_error`: The server failed; its log has the cause under the correlation id.
             *
             *     `database_unavailable`: The database does not answer.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `storage_full`: The disk of the server, or its quota, is full; nothing was stored.
             *
             *     `storage_read_only`: The server may not write to its data folder; nothing was stored.
             */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    createSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body gives the first answer again for 24 hours, so a retry is safe. */
                "Idempotency-Key"?: string;
            };
            path: {
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
            201: {
                headers: {
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description `unsupported_version`: The header API-Version names a version that does not exist. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `idempotency_conflict`: The Idempotency-Key was used with another body.
             *
             *     `idempotency_in_progress`: Another server still answers the request with this Idempotency-Key; see the header Retry-After.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `misdirected_request`: The Host header names a host that is not served here. */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `validation_error`: A field or a parameter breaks a rule; `fields` names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `rate_limited`: Too many requests; see the header Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `internal_error`: The server failed; its log has the cause under the correlation id.
             *
             *     `database_unavailable`: The database does not answer.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `storage_full`: The disk of the server, or its quota, is full; nothing was stored.
             *
             *     `storage_read_only`: The server may not write to its data folder; nothing was stored.
             */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    playSpeech: {
        parameters: {
            query?: never;
            header?: {
                Range?: string;
            };
            path: {
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "audio/*": string;
                };
            };
            /** @description The part that `Range` asked for. */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unsupported_version`: The header API-Version names a version that does not exist. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `range_not_satisfiable`: The file has no such part; see the header Content-Range. */
            416: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `misdirected_request`: The Host header names a host that is not served here. */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `rate_limited`: Too many requests; see the header Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `internal_error`: The server failed; its log has the cause under the correlation id.
             *
             *     `database_unavailable`: The database does not answer.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `storage_full`: The disk of the server, or its quota, is full; nothing was stored.
             *
             *     `storage_read_only`: The server may not write to its data folder; nothing was stored.
             */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    playRecording: {
        parameters: {
            query?: never;
            header?: {
                Range?: string;
            };
            path: {
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "audio/*": string;
                };
            };
            /** @description The part that `Range` asked for. */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unsupported_version`: The header API-Version names a version that does not exist. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `range_not_satisfiable`: The file has no such part; see the header Content-Range. */
            416: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `misdirected_request`: The Host header names a host that is not served here. */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `rate_limited`: Too many requests; see the header Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `internal_error`: The server failed; its log has the cause under the correlation id.
             *
             *     `database_unavailable`: The database does not answer.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `storage_full`: The disk of the server, or its quota, is full; nothing was stored.
             *
             *     `storage_read_only`: The server may not write to its data folder; nothing was stored.
             */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    chatOnce: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChatRequestBody"];
            };
        };
        responses: {
            /** @description Lines of ChatChunk. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example data: {"content":"The","sequence":0,"is_final":false,"correlation_id":"9b2f"} */
                    "text/event-stream": string;
                };
            };
            /** @description `unsupported_version`: The header API-Version names a version that does not exist. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `misdirected_request`: The Host header names a host that is not served here. */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `validation_error`: A field or a parameter breaks a rule; `fields` names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `rate_limited`: Too many requests; see the header Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `provider_misconfigured`: The provider refused the configured key.
             *
             *     `internal_error`: The server failed; its log has the cause under the correlation id.
             *
             *     `database_unavailable`: The database does not answer.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `provider_error`: The provider failed or cannot be reached. */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `provider_rate_limited`: The provider has too many requests; see the header Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `provider_timeout`: The provider took too long. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `storage_full`: The disk of the server, or its quota, is full; nothing was stored.
             *
             *     `storage_read_only`: The server may not write to its data folder; nothing was stored.
             */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    deleteCheckQuestion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unsupported_version`: The header API-Version names a version that does not exist. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `misdirected_request`: The Host header names a host that is not served here. */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `rate_limited`: Too many requests; see the header Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `internal_error`: The server failed; its log has the cause under the correlation id.
             *
             *     `database_unavailable`: The database does not answer.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `storage_full`: The disk of the server, or its quota, is full; nothing was stored.
             *
             *     `storage_read_only`: The server may not write to its data folder; nothing was stored.
             */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    updateCheckQuestion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckQuestion"];
                };
            };
            /** @description `unsupported_version`: The header API-Version names a version that does not exist. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `misdirected_request`: The Host header names a host that is not served here. */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `validation_error`: A field or a parameter breaks a rule; `fields` names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `rate_limited`: Too many requests; see the header Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `internal_error`: The server failed; its log has the cause under the correlation id.
             *
             *     `database_unavailable`: The database does not answer.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `storage_full`: The disk of the server, or its quota, is full; nothing was stored.
             *
             *     `storage_read_only`: The server may not write to its data folder; nothing was stored.
             */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getConfig: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppConfig"];
                };
            };
            /** @description `unsupported_version`: The header API-Version names a version that does not exist. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `misdirected_request`: The Host header names a host that is not served here. */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `rate_limited`: Too many requests; see the header Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `internal_error`: The server failed; its log has the cause under the correlation id.
             *
             *     `database_unavailable`: The database does not answer.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `storage_full`: The disk of the server, or its quota, is full; nothing was stored.
             *
             *     `storage_read_only`: The server may not write to its data folder; nothing was stored.
             */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getDocument: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            /** @description `unsupported_version`: The header API-Version names a version that does not exist. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `misdirected_request`: The Host header names a host that is not served here. */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `rate_limited`: Too many requests; see the header Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `internal_error`: The server failed; its log has the cause under the correlation id.
             *
             *     `database_unavailable`: The database does not answer.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `storage_full`: The disk of the server, or its quota, is full; nothing was stored.
             *
             *     `storage_read_only`: The server may not write to its data folder; nothing was stored.
             */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    deleteDocument: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unsupported_version`: The header API-Version names a version that does not exist. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `misdirected_request`: The Host header names a host that is not served here. */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `rate_limited`: Too many requests; see the header Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `internal_error`: The server failed; its log has the cause under the correlation id.
             *
             *     `database_unavailable`: The database does not answer.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `storage_full`: The disk of the server, or its quota, is full; nothing was stored.
             *
             *     `storage_read_only`: The server may not write to its data folder; nothing was stored.
             */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getDocumentContent: {
        parameters: {
            query?: never;
            header?: {
                Range?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
            /** @description The part that `Range` asked for. */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unsupported_version`: The header API-Version names a version that does not exist. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `range_not_satisfiable`: The file has no such part; see the header Content-Range. */
            416: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `misdirected_request`: The Host header names a host that is not served here. */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `rate_limited`: Too many requests; see the header Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `internal_error`: The server failed; its log has the cause under the correlation id.
             *
             *     `database_unavailable`: The database does not answer.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `storage_full`: The disk of the server, or its quota, is full; nothing was stored.
             *
             *     `storage_read_only`: The server may not write to its data folder; nothing was stored.
             */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    documentEvents: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Server-sent events. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description `unsupported_version`: The header API-Version names a version that does not exist. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `misdirected_request`: The Host header names a host that is not served here. */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `rate_limited`: Too many requests; see the header Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `internal_error`: The server failed; its log has the cause under the correlation id.
             *
             *     `database_unavailable`: The database does not answer.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `storage_full`: The disk of the server, or its quota, is full; nothing was stored.
             *
             *     `storage_read_only`: The server may not write to its data folder; nothing was stored.
             */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    retryDocument: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            /** @description `unsupported_version`: The header API-Version names a version that does not exist. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `misdirected_request`: The Host header names a host that is not served here. */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `rate_limited`: Too many requests; see the header Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `internal_error`: The server failed; its log has the cause under the correlation id.
             *
             *     `database_unavailable`: The database does not answer.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `storage_full`: The disk of the server, or its quota, is full; nothing was stored.
             *
             *     `storage_read_only`: The server may not write to its data folder; nothing was stored.
             */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    sessionsEvents: {
        parameters: {
            query: {
                /** @description The sessions to follow; repeated for each. */
                session_id: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Server-sent events, each with `event:`, `id: <turn_id>:<seq>` and one JSON record as `data:`. See the schemas TurnStartedEvent (`turn`), TranscriptEvent (`transcript`), CitationsEvent (`citations`), TokenEvent (`token`), AudioEvent (`audio`), DoneEvent (`done`) and ErrorEvent (`error`). */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example retry: 1000
                     *     event: token
                     *     id: 01980f5e-4c5a-7000-8000-000000000000:1
                     *     data: {"content":"Hello"}
                     */
                    "text/event-stream": string;
                };
            };
            /** @description `unsupported_version`: The header API-Version names a version that does not exist. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `misdirected_request`: The Host header names a host that is not served here. */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `validation_error`: A field or a parameter breaks a rule; `fields` names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `rate_limited`: Too many requests; see the header Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `internal_error`: The server failed; its log has the cause under the correlation id.
             *
             *     `database_unavailable`: The database does not answer.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `storage_full`: The disk of the server, or its quota, is full; nothing was stored.
             *
             *     `storage_read_only`: The server may not write to its data folder; nothing was stored.
             */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description `unsupported_version`: The header API-Version names a version that does not exist. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `misdirected_request`: The Host header names a host that is not served here. */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `rate_limited`: Too many requests; see the header Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `internal_error`: The server failed; its log has the cause under the correlation id.
             *
             *     `database_unavailable`: The database does not answer.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The database does not answer. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /**
             * @description `storage_full`: The disk of the server, or its quota, is full; nothing was stored.
             *
             *     `storage_read_only`: The server may not write to its data folder; nothing was stored.
             */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
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
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Server-sent events, each with `event:`, `id: <turn_id>:<seq>` and one JSON record as `data:`. See the schemas TurnStartedEvent (`turn`), TranscriptEvent (`transcript`), CitationsEvent (`citations`), TokenEvent (`token`), AudioEvent (`audio`), DoneEvent (`done`) and ErrorEvent (`error`). */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example retry: 1000
                     *     event: token
                     *     id: 01980f5e-4c5a-7000-8000-000000000000:1
                     *     data: {"content":"Hello"}
                     */
                    "text/event-stream": string;
                    "application/json": components["schemas"]["MessageExchange"];
                };
            };
            /** @description `unsupported_version`: The header API-Version names a version that does not exist. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `turn_in_progress`: The session is already answering.
             *
             *     `nothing_to_continue`: The message is complete, or is not an answer.
             *
             *     `idempotency_conflict`: The Idempotency-Key was used with another body.
             *
             *     `idempotency_in_progress`: Another server still answers the request with this Idempotency-Key; see the header Retry-After.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `misdirected_request`: The Host header names a host that is not served here. */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `validation_error`: A field or a parameter breaks a rule; `fields` names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `rate_limited`: Too many requests; see the header Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `provider_misconfigured`: The provider refused the configured key.
             *
             *     `internal_error`: The server failed; its log has the cause under the correlation id.
             *
             *     `database_unavailable`: The database does not answer.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `provider_error`: The provider failed or cannot be reached. */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `provider_rate_limited`: The provider has too many requests; see the header Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `provider_timeout`: The provider took too long. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `storage_full`: The disk of the server, or its quota, is full; nothing was stored.
             *
             *     `storage_read_only`: The server may not write to its data folder; nothing was stored.
             */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    messageRetrieval: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchResults"];
                };
            };
            /** @description `unsupported_version`: The header API-Version names a version that does not exist. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `misdirected_request`: The Host header names a host that is not served here. */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `rate_limited`: Too many requests; see the header Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `internal_error`: The server failed; its log has the cause under the correlation id.
             *
             *     `database_unavailable`: The database does not answer.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `storage_full`: The disk of the server, or its quota, is full; nothing was stored.
             *
             *     `storage_read_only`: The server may not write to its data folder; nothing was stored.
             */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    speakMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            /** @description `unsupported_version`: The header API-Version names a version that does not exist. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `nothing_to_speak`: The message is no answer with text, or is still being written. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `misdirected_request`: The Host header names a host that is not served here. */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `rate_limited`: Too many requests; see the header Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `provider_misconfigured`: The provider refused the configured key.
             *
             *     `internal_error`: The server failed; its log has the cause under the correlation id.
             *
             *     `database_unavailable`: The database does not answer.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `provider_error`: The provider failed or cannot be reached. */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `provider_rate_limited`: The provider has too many requests; see the header Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `provider_timeout`: The provider took too long. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `storage_full`: The disk of the server, or its quota, is full; nothing was stored.
             *
             *     `storage_read_only`: The server may not write to its data folder; nothing was stored.
             */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionDetail"];
                };
            };
            /** @description `unsupported_version`: The header API-Version names a version that does not exist. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `misdirected_request`: The Host header names a host that is not served here. */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `rate_limited`: Too many requests; see the header Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `internal_error`: The server failed; its log has the cause under the correlation id.
             *
             *     `database_unavailable`: The database does not answer.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `storage_full`: The disk of the server, or its quota, is full; nothing was stored.
             *
             *     `storage_read_only`: The server may not write to its data folder; nothing was stored.
             */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    deleteSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unsupported_version`: The header API-Version names a version that does not exist. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `misdirected_request`: The Host header names a host that is not served here. */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `rate_limited`: Too many requests; see the header Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `internal_error`: The server failed; its log has the cause under the correlation id.
             *
             *     `database_unavailable`: The database does not answer.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `storage_full`: The disk of the server, or its quota, is full; nothing was stored.
             *
             *     `storage_read_only`: The server may not write to its data folder; nothing was stored.
             */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    updateSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description `unsupported_version`: The header API-Version names a version that does not exist. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `misdirected_request`: The Host header names a host that is not served here. */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `validation_error`: A field or a parameter breaks a rule; `fields` names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `rate_limited`: Too many requests; see the header Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `internal_error`: The server failed; its log has the cause under the correlation id.
             *
             *     `database_unavailable`: The database does not answer.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `storage_full`: The disk of the server, or its quota, is full; nothing was stored.
             *
             *     `storage_read_only`: The server may not write to its data folder; nothing was stored.
             */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    sessionEvents: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Server-sent events, each with `event:`, `id: <turn_id>:<seq>` and one JSON record as `data:`. See the schemas TurnStartedEvent (`turn`), TranscriptEvent (`transcript`), CitationsEvent (`citations`), TokenEvent (`token`), AudioEvent (`audio`), DoneEvent (`done`) and ErrorEvent (`error`). */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example retry: 1000
                     *     event: token
                     *     id: 01980f5e-4c5a-7000-8000-000000000000:1
                     *     data: {"content":"Hello"}
                     */
                    "text/event-stream": string;
                };
            };
            /** @description `unsupported_version`: The header API-Version names a version that does not exist. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `misdirected_request`: The Host header names a host that is not served here. */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `rate_limited`: Too many requests; see the header Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `internal_error`: The server failed; its log has the cause under the correlation id.
             *
             *     `database_unavailable`: The database does not answer.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `storage_full`: The disk of the server, or its quota, is full; nothing was stored.
             *
             *     `storage_read_only`: The server may not write to its data folder; nothing was stored.
             */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    sessionImpact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionImpact"];
                };
            };
            /** @description `unsupported_version`: The header API-Version names a version that does not exist. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `misdirected_request`: The Host header names a host that is not served here. */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `rate_limited`: Too many requests; see the header Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `internal_error`: The server failed; its log has the cause under the correlation id.
             *
             *     `database_unavailable`: The database does not answer.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `storage_full`: The disk of the server, or its quota, is full; nothing was stored.
             *
             *     `storage_read_only`: The server may not write to its data folder; nothing was stored.
             */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
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
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessagePage"];
                };
            };
            /** @description `unsupported_version`: The header API-Version names a version that does not exist. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `misdirected_request`: The Host header names a host that is not served here. */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `validation_error`: A field or a parameter breaks a rule; `fields` names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `rate_limited`: Too many requests; see the header Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `internal_error`: The server failed; its log has the cause under the correlation id.
             *
             *     `database_unavailable`: The database does not answer.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `storage_full`: The disk of the server, or its quota, is full; nothing was stored.
             *
             *     `storage_read_only`: The server may not write to its data folder; nothing was stored.
             */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
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
            };
            path: {
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
            /** @description Server-sent events, each with `event:`, `id: <turn_id>:<seq>` and one JSON record as `data:`. See the schemas TurnStartedEvent (`turn`), TranscriptEvent (`transcript`), CitationsEvent (`citations`), TokenEvent (`token`), AudioEvent (`audio`), DoneEvent (`done`) and ErrorEvent (`error`). */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example retry: 1000
                     *     event: token
                     *     id: 01980f5e-4c5a-7000-8000-000000000000:1
                     *     data: {"content":"Hello"}
                     */
                    "text/event-stream": string;
                    "application/json": components["schemas"]["MessageExchange"];
                };
            };
            /** @description `unsupported_version`: The header API-Version names a version that does not exist. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `turn_in_progress`: The session is already answering.
             *
             *     `idempotency_conflict`: The Idempotency-Key was used with another body.
             *
             *     `idempotency_in_progress`: Another server still answers the request with this Idempotency-Key; see the header Retry-After.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `misdirected_request`: The Host header names a host that is not served here. */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `validation_error`: A field or a parameter breaks a rule; `fields` names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `rate_limited`: Too many requests; see the header Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `provider_misconfigured`: The provider refused the configured key.
             *
             *     `internal_error`: The server failed; its log has the cause under the correlation id.
             *
             *     `database_unavailable`: The database does not answer.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `provider_error`: The provider failed or cannot be reached. */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `provider_rate_limited`: The provider has too many requests; see the header Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `provider_timeout`: The provider took too long. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `storage_full`: The disk of the server, or its quota, is full; nothing was stored.
             *
             *     `storage_read_only`: The server may not write to its data folder; nothing was stored.
             */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    createRecording: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body gives the first answer again for 24 hours, so a retry is safe. */
                "Idempotency-Key"?: string;
            };
            path: {
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
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordingDraft"];
                };
            };
            /**
             * @description `invalid_audio`: The recording is missing, not sound, silent, too large or too long.
             *
             *     `malformed_body`: The body is not JSON, or nested too deeply.
             *
             *     `unsupported_version`: The header API-Version names a version that does not exist.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `idempotency_conflict`: The Idempotency-Key was used with another body.
             *
             *     `idempotency_in_progress`: Another server still answers the request with this Idempotency-Key; see the header Retry-After.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `unsupported_media_type`: The body is not application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `misdirected_request`: The Host header names a host that is not served here. */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `validation_error`: A field or a parameter breaks a rule; `fields` names each.
             *
             *     `transcription_failed`: No words were understood in the recording.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `rate_limited`: Too many requests; see the header Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `provider_misconfigured`: The provider refused the configured key.
             *
             *     `internal_error`: The server failed; its log has the cause under the correlation id.
             *
             *     `database_unavailable`: The database does not answer.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `provider_error`: The provider failed or cannot be reached. */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `server_busy`: The machine had too little time to read the file; see the header Retry-After.
             *
             *     `provider_rate_limited`: The provider has too many requests; see the header Retry-After.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `provider_timeout`: The provider took too long. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `storage_full`: The disk of the server, or its quota, is full; nothing was stored.
             *
             *     `storage_read_only`: The server may not write to its data folder; nothing was stored.
             */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
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
            };
            path: {
                recording_id: string;
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
            /** @description Server-sent events, each with `event:`, `id: <turn_id>:<seq>` and one JSON record as `data:`. See the schemas TurnStartedEvent (`turn`), TranscriptEvent (`transcript`), CitationsEvent (`citations`), TokenEvent (`token`), AudioEvent (`audio`), DoneEvent (`done`) and ErrorEvent (`error`). */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example retry: 1000
                     *     event: token
                     *     id: 01980f5e-4c5a-7000-8000-000000000000:1
                     *     data: {"content":"Hello"}
                     */
                    "text/event-stream": string;
                    "application/json": components["schemas"]["MessageExchange"];
                };
            };
            /** @description `unsupported_version`: The header API-Version names a version that does not exist. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `turn_in_progress`: The session is already answering.
             *
             *     `idempotency_conflict`: The Idempotency-Key was used with another body.
             *
             *     `idempotency_in_progress`: Another server still answers the request with this Idempotency-Key; see the header Retry-After.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `misdirected_request`: The Host header names a host that is not served here. */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `validation_error`: A field or a parameter breaks a rule; `fields` names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `rate_limited`: Too many requests; see the header Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `provider_misconfigured`: The provider refused the configured key.
             *
             *     `internal_error`: The server failed; its log has the cause under the correlation id.
             *
             *     `database_unavailable`: The database does not answer.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `provider_error`: The provider failed or cannot be reached. */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `provider_rate_limited`: The provider has too many requests; see the header Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `provider_timeout`: The provider took too long. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `storage_full`: The disk of the server, or its quota, is full; nothing was stored.
             *
             *     `storage_read_only`: The server may not write to its data folder; nothing was stored.
             */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    sendVoice: {
        parameters: {
            query?: {
                /** @description Whether the answer is spoken too; without it the session says so. */
                output?: "text" | "voice";
                /** @description Instead of a file: a recording that an earlier request could not write down (its `X-Recording-ID`). */
                recording_id?: string;
            };
            header?: {
                /** @description The same key with the same body gives the first answer again for 24 hours, so a retry is safe. */
                "Idempotency-Key"?: string;
                /** @description Id of the last event that this same request was answered with, for repeating it after its stream broke: the events behind it follow, and no second answer is made. 204 when nothing can follow. */
                "Last-Event-ID"?: string;
            };
            path: {
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
            /** @description Server-sent events, each with `event:`, `id: <turn_id>:<seq>` and one JSON record as `data:`. See the schemas TurnStartedEvent (`turn`), TranscriptEvent (`transcript`), CitationsEvent (`citations`), TokenEvent (`token`), AudioEvent (`audio`), DoneEvent (`done`) and ErrorEvent (`error`). */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageExchange"];
                    /**
                     * @example retry: 1000
                     *     event: token
                     *     id: 01980f5e-4c5a-7000-8000-000000000000:1
                     *     data: {"content":"Hello"}
                     */
                    "text/event-stream": string;
                    "audio/mpeg": string;
                };
            };
            /**
             * @description `invalid_audio`: The recording is missing, not sound, silent, too large or too long.
             *
             *     `malformed_body`: The body is not JSON, or nested too deeply.
             *
             *     `unsupported_version`: The header API-Version names a version that does not exist.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `idempotency_conflict`: The Idempotency-Key was used with another body.
             *
             *     `idempotency_in_progress`: Another server still answers the request with this Idempotency-Key; see the header Retry-After.
             *
             *     `turn_in_progress`: The session is already answering.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `unsupported_media_type`: The body is not application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `misdirected_request`: The Host header names a host that is not served here. */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `validation_error`: A field or a parameter breaks a rule; `fields` names each.
             *
             *     `transcription_failed`: No words were understood in the recording.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `rate_limited`: Too many requests; see the header Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `provider_misconfigured`: The provider refused the configured key.
             *
             *     `internal_error`: The server failed; its log has the cause under the correlation id.
             *
             *     `database_unavailable`: The database does not answer.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `provider_error`: The provider failed or cannot be reached. */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `server_busy`: The machine had too little time to read the file; see the header Retry-After.
             *
             *     `provider_rate_limited`: The provider has too many requests; see the header Retry-After.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `provider_timeout`: The provider took too long. */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `storage_full`: The disk of the server, or its quota, is full; nothing was stored.
             *
             *     `storage_read_only`: The server may not write to its data folder; nothing was stored.
             */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getTurn: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Turn"];
                };
            };
            /** @description `unsupported_version`: The header API-Version names a version that does not exist. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `misdirected_request`: The Host header names a host that is not served here. */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `rate_limited`: Too many requests; see the header Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `internal_error`: The server failed; its log has the cause under the correlation id.
             *
             *     `database_unavailable`: The database does not answer.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `storage_full`: The disk of the server, or its quota, is full; nothing was stored.
             *
             *     `storage_read_only`: The server may not write to its data folder; nothing was stored.
             */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    turnEvents: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id of the last event that was seen. */
                "Last-Event-ID"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Server-sent events, each with `event:`, `id: <turn_id>:<seq>` and one JSON record as `data:`. See the schemas TurnStartedEvent (`turn`), TranscriptEvent (`transcript`), CitationsEvent (`citations`), TokenEvent (`token`), AudioEvent (`audio`), DoneEvent (`done`) and ErrorEvent (`error`). */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example retry: 1000
                     *     event: token
                     *     id: 01980f5e-4c5a-7000-8000-000000000000:1
                     *     data: {"content":"Hello"}
                     */
                    "text/event-stream": string;
                };
            };
            /** @description Nothing can follow: the turn is over and that was its last event. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unsupported_version`: The header API-Version names a version that does not exist. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `misdirected_request`: The Host header names a host that is not served here. */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `validation_error`: A field or a parameter breaks a rule; `fields` names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `rate_limited`: Too many requests; see the header Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `internal_error`: The server failed; its log has the cause under the correlation id.
             *
             *     `database_unavailable`: The database does not answer.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `storage_full`: The disk of the server, or its quota, is full; nothing was stored.
             *
             *     `storage_read_only`: The server may not write to its data folder; nothing was stored.
             */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    stopTurn: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Turn"];
                };
            };
            /** @description `unsupported_version`: The header API-Version names a version that does not exist. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `not_found`: There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `misdirected_request`: The Host header names a host that is not served here. */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `rate_limited`: Too many requests; see the header Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `internal_error`: The server failed; its log has the cause under the correlation id.
             *
             *     `database_unavailable`: The database does not answer.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /**
             * @description `storage_full`: The disk of the server, or its quota, is full; nothing was stored.
             *
             *     `storage_read_only`: The server may not write to its data folder; nothing was stored.
             */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description `misdirected_request`: The Host header names a host that is not served here. */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `validation_error`: A field or a parameter breaks a rule; `fields` names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description `internal_error`: The server failed; its log has the cause under the correlation id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
}
