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
        /** Rename a session */
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
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        AgentImpact: {
            sessions: number;
            messages: number;
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
            /** @description Longest texts, in Unicode code points. */
            limits: components["schemas"]["Limits"];
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
        CreateSession: {
            /** @description A title given here is never replaced. */
            title?: string;
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
            correlation_id: string | null;
        };
        FieldProblemBody: {
            /** @example name */
            field: string;
            /** @example must be 1 to 100 characters */
            message: string;
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
             * @description `interrupted` and `stopped` keep the text they had; `failed` holds a fallback text no model wrote.
             * @enum {string}
             */
            status: "complete" | "streaming" | "stopped" | "interrupted" | "failed";
            /** @enum {string|null} */
            finish_reason: "stop" | "length" | "content_filter" | null;
            /** @description null when the provider does not tell. */
            usage: components["schemas"]["Usage"] | null;
            /** @description True when no model wrote it. */
            simulated: boolean;
            /** Format: date-time */
            created_at: string;
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
        TitleEvent: {
            title: string;
        };
        TokenEvent: {
            /** @description Text to put behind what came before. */
            content: string;
        };
        TraceEntry: {
            /** @enum {string} */
            stage: "queue" | "first_token" | "answer";
            /** @description Milliseconds from the turn's start. */
            started_at_ms: number;
            duration_ms: number;
            model: string | null;
            usage: components["schemas"]["Usage"] | null;
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
        UpdateSession: {
            /** @description A title given here is never replaced. */
            title?: string;
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
            /** @description `idempotency_conflict`: The Idempotency-Key was used with another body. */
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
            /** @description `idempotency_conflict`: The Idempotency-Key was used with another body. */
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
        };
    };
    continueMessage: {
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
        requestBody?: never;
        responses: {
            /** @description Server-sent events, each with `event:`, `id: <turn_id>:<seq>` and one JSON record as `data:`. See the schemas TurnStartedEvent (`turn`), TokenEvent (`token`), DoneEvent (`done`) and ErrorEvent (`error`). */
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
            /** @description Server-sent events, each with `event:`, `id: <turn_id>:<seq>` and one JSON record as `data:`. See the schemas TurnStartedEvent (`turn`), TokenEvent (`token`), DoneEvent (`done`) and ErrorEvent (`error`). */
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
        };
    };
    sendMessage: {
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
                "application/json": components["schemas"]["SendMessage"];
            };
        };
        responses: {
            /** @description Server-sent events, each with `event:`, `id: <turn_id>:<seq>` and one JSON record as `data:`. See the schemas TurnStartedEvent (`turn`), TokenEvent (`token`), DoneEvent (`done`) and ErrorEvent (`error`). */
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
            /** @description Server-sent events, each with `event:`, `id: <turn_id>:<seq>` and one JSON record as `data:`. See the schemas TurnStartedEvent (`turn`), TokenEvent (`token`), DoneEvent (`done`) and ErrorEvent (`error`). */
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
        };
    };
}
