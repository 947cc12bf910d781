// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

/**
 * The vocabulary of the server's query strings: the one table that parser, index page and user documentation share.
 * Times are in seconds, except for {@link #RETRY}, which is written into the stream as it is.
 */
@SuppressWarnings("ImmutableEnumChecker") // the tests of values have no state
enum Parameter {
    RATE("rate", "1", Allowed.decimal(1_000_000), "events per second on each stream; 0: as fast as the client reads"),
    BURST("burst", "1", Allowed.whole(1, 10_000), "events sent at once, so many times less often"),
    COUNT("count", "", Allowed.whole(0, 1_000_000_000_000L), "events until the stream ends; without it: no end"),
    END("end", "clean", Allowed.oneOf("clean", "drop", "reset", "stall"), "what follows the last event, see below"),
    EVENT("event", "", Allowed.line(), "the event type; without it the default type"),
    SIZE("size", "0", Allowed.whole(0, 16 << 20), "bytes of data of each event, filled up with a pad"),
    DATA("data", "", Allowed.text(), "the data of each event, instead of the numbered JSON"),
    FRAMING("framing", "chunk", Allowed.oneOf("chunk", "batch", "close"), "how the body is delimited, see below"),
    COMMENTS("comments", "0", Allowed.whole(0, 1_000_000), "a comment after every so many events; 0: none"),
    HEARTBEAT("heartbeat", "0", Allowed.decimal(86_400), "a comment every so many seconds; 0: none"),
    RETRY("retry", "", Allowed.whole(0, Integer.MAX_VALUE), "a retry field at the start of the stream, milliseconds"),
    DELAY("delay", "0", Allowed.decimal(3_600), "seconds until the head of the response"),
    GZIP(
            "gzip",
            "flush",
            Allowed.oneOf("flush", "hold", "off"),
            "how a stream is compressed for clients that accept gzip, see below"),
    CONTENT_TYPE("contentType", "", Allowed.line(), "the Content-Type header; empty: none"),
    STATUS("code", "", Allowed.whole(200, 599), "the status"),
    BODY("body", "", Allowed.text(), "the body"),
    LOCATION("location", "", Allowed.line(), "the Location header; without it: none"),
    TO("to", "", Allowed.line(), "the target, a path or an address, percent-encoded (required)"),
    CODE("code", "302", Allowed.oneOf("301", "302", "303", "307", "308"), "the status of the redirect"),
    ANSWER("answer", "text", Allowed.oneOf("text", "tool", "refusal"), "what the answer is"),
    TOKENS("tokens", "50", Allowed.whole(0, 100_000), "tokens of the answer, unless the request allows fewer"),
    REASONING("reasoning", "0", Allowed.whole(0, 100_000), "tokens of reasoning before the answer"),
    TOKENS_PER_EVENT("tokensPerEvent", "1", Allowed.whole(1, 1_000), "tokens in each event"),
    FIRST_TOKEN(
            "firstToken", "0.2", Allowed.decimal(3_600), "seconds from the head of the response to the first token"),
    TOKEN_RATE("tokenRate", "50", Allowed.decimal(1_000_000), "tokens per second behind the first; 0: all at once"),
    JITTER("jitter", "0", Allowed.decimal(60), "seconds that an event with tokens is late at most, at random"),
    SEED("seed", "0", Allowed.whole(0, 999_999_999_999_999L), "what random delays come from: the same gives the same"),
    ERROR_AFTER("errorAfter", "", Allowed.whole(0, 200_000), "an error in place of the token behind so many"),
    CUT_AFTER("cutAfter", "", Allowed.whole(0, 200_000), "the stream has no end mark, and ends behind so many tokens"),
    LIMITED(
            "limited",
            "0",
            Allowed.whole(0, 1_000_000),
            "so many requests to the path get 429, the first of all or of 'limitedOf'"),
    LIMITED_OF("limitedOf", "", Allowed.whole(1, 1_000_000), "after so many requests 'limited' begins anew"),
    RETRY_AFTER("retryAfter", "1", Allowed.whole(0, 86_400), "the Retry-After header of a 429, seconds"),
    LINE_END("lineEnd", "lf", Allowed.oneOf("lf", "crlf", "cr"), "what ends the lines of the stream"),
    ANSWER_AS(
            "answerAs",
            "auto",
            Allowed.oneOf("auto", "json", "stream"),
            "how a request of MCP is answered; auto: as a stream if there is more than a response"),
    PRIMING(
            "priming",
            "auto",
            Allowed.oneOf("auto", "on", "off"),
            "whether streams begin with an event of an id and no data; auto: from revision 2025-11-25 on"),
    DROP_AFTER(
            "dropAfter",
            "",
            Allowed.whole(0, 10_000),
            "the answer to a POST ends, as 'end' says, after so many messages if more would come"),
    SESSIONS("sessions", "on", Allowed.oneOf("on", "off"), "whether there are sessions"),
    LOSE_AFTER(
            "loseAfter",
            "",
            Allowed.whole(0, 1_000_000_000),
            "the session is lost after so many requests behind initialize"),
    LISTEN("listen", "on", Allowed.oneOf("on", "off"), "whether GET opens a stream; off: 405"),
    NOTIFY(
            "notifyEvery",
            "0",
            Allowed.decimal(86_400),
            "seconds from one notification to the next on the stream of GET; 0: none"),
    DELETE("delete", "on", Allowed.oneOf("on", "off"), "whether DELETE ends the session; off: 405"),
    PAGE_SIZE("pageSize", "0", Allowed.whole(0, 1_000), "tools on a page of their list; 0: all");

    private final String key;
    private final String usual;
    private final Allowed allowed;
    private final String meaning;

    Parameter(String key, String usual, Allowed allowed, String meaning) {
        this.key = key;
        this.usual = usual;
        this.allowed = allowed;
        this.meaning = meaning;
    }

    /** The name in the query. */
    String key() {
        return key;
    }

    /** The value where neither the query nor the path says otherwise; empty for none. */
    String usual() {
        return usual;
    }

    Allowed allowed() {
        return allowed;
    }

    String meaning() {
        return meaning;
    }
}
