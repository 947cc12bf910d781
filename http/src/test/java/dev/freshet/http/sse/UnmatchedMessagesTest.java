// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import static dev.freshet.core.CoreDsl.doIf;
import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.core.CoreDsl.jmesPath;
import static dev.freshet.http.HttpDsl.http;
import static dev.freshet.http.HttpDsl.sse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.ActionBuilder;
import dev.freshet.core.ChainBuilder;
import dev.freshet.core.Session;
import dev.freshet.http.SseInboundMessage;
import dev.freshet.http.SseMessageCheck;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The buffer of messages that no check took. */
class UnmatchedMessagesTest {

    private static final ChainBuilder CONNECT = exec(sse("Connect").get("/prices"));
    private static final SseMessageCheck STOP =
            sse.checkMessage("stop").matching(jmesPath("event").is("stop"));
    private static final ActionBuilder PROCESS = sse.processUnmatchedMessages(UnmatchedMessagesTest::keep);

    private final StreamStage stage = new StreamStage(http.sseUnmatchedInboundMessageBufferSize(3));

    private static Session keep(List<SseInboundMessage> messages, Session session) {
        return session.set("seen", messages);
    }

    private static List<String> seen(StreamStage stage) {
        List<SseInboundMessage> messages = stage.session().get("seen");
        return messages == null
                ? List.of()
                : messages.stream().map(SseInboundMessage::message).toList();
    }

    @Test
    void messagesOfAnIdleStreamAreKeptOldestFirstWithTheirTime() {
        stage.play(CONNECT.pause(5).exec(PROCESS));
        stage.wire().accept();
        stage.passMs(1_000);
        stage.wire().read("data: 1\n\n", "id: 7\nevent: e\ndata: {\"a\":2}\n\n");
        stage.passMs(4_000);

        List<SseInboundMessage> messages = stage.session().get("seen");
        assertThat(messages)
                .containsExactly(
                        new SseInboundMessage(1_700_000_001_000L, "{\"data\":\"1\"}"),
                        new SseInboundMessage(1_700_000_001_000L, "{\"id\":7,\"event\":\"e\",\"data\":{\"a\":2}}"));
    }

    @Test
    void whatTheFunctionRecordsIsCounted() {
        stage.play(CONNECT.pause(5)
                .exec(sse.processUnmatchedMessages(
                        (messages, session) -> session.record("backlog", messages.size(), "messages"))));
        stage.wire().accept().read("data: 1\n\ndata: 2\n\n");
        stage.passMs(5_000);

        assertThat(stage.stats().values()).singleElement().satisfies(backlog -> {
            assertThat(backlog.unit()).isEqualTo("messages");
            assertThat(backlog.values().maxNs()).isEqualTo(2_000_000);
        });
    }

    @Test
    void aFullBufferLosesItsOldestMessage() {
        stage.play(CONNECT.pause(5).exec(PROCESS));
        stage.wire().accept().read("data: 1\n\ndata: 2\n\ndata: 3\n\ndata: 4\n\ndata: 5\n\n");
        stage.passMs(5_000);

        assertThat(seen(stage)).containsExactly("{\"data\":\"3\"}", "{\"data\":\"4\"}", "{\"data\":\"5\"}");
        assertThat(stage.stream("Connect").evicted()).isEqualTo(2);
        assertThat(stage.stream("Connect").unmatched()).isEqualTo(5);
    }

    @Test
    void messagesThatDoNotMatchAreKeptAndThoseThatDoAreNot() {
        stage.play(CONNECT.exec(sse("S").setCheck().await(5).on(STOP)).exec(PROCESS));
        stage.wire().accept().read("data: 1\n\nevent: stop\n\ndata: 2\n\n");

        assertThat(seen(stage)).containsExactly("{\"data\":\"1\"}");
    }

    @Test
    void processingEmptiesTheBuffer() {
        stage.play(CONNECT.pause(1).exec(PROCESS).exec(PROCESS));
        stage.wire().accept().read("data: 1\n\n");
        stage.passMs(1_000);

        assertThat(seen(stage)).isEmpty();
    }

    @Test
    void settingACheckEmptiesTheBuffer() {
        stage.play(CONNECT.pause(1).exec(sse("S").setCheck()).exec(PROCESS));
        stage.wire().accept().read("data: 1\n\n");
        stage.passMs(1_000);

        assertThat(seen(stage)).isEmpty();
    }

    @Test
    void aReconnectionDoesNotEmptyTheBuffer() {
        stage.play(CONNECT.pause(10).exec(PROCESS));
        stage.wire().accept().read("data: 1\n\n").cut();
        stage.passMs(3_000);
        stage.wire().accept().read("data: 2\n\n");
        stage.passMs(7_000);

        assertThat(seen(stage)).containsExactly("{\"data\":\"1\"}", "{\"data\":\"2\"}");
    }

    @Test
    void theBufferOfAnEndedStreamCanBeReadUntilItIsClosed() {
        stage.play(CONNECT.pause(1).exec(PROCESS));
        stage.wire().accept().read("data: 1\n\n").end();
        stage.passMs(1_000);

        assertThat(seen(stage)).containsExactly("{\"data\":\"1\"}");
        assertThat(stage.script).containsExactly("1000 OK", "1000 ended");
    }

    @Test
    void withoutABufferTheListIsEmpty() {
        StreamStage off = new StreamStage();
        off.play(CONNECT.pause(1).exec(PROCESS));
        off.wire().accept().read("data: 1\n\n");
        off.passMs(1_000);

        assertThat(seen(off)).isEmpty();
        assertThat(off.stream("Connect").unmatched()).isEqualTo(1);
    }

    @Test
    void theOtherSpellingOfTheOptionIsTheSame() {
        StreamStage other = new StreamStage(http.sseUnmatchedInboundMessageQueueSize(1));
        other.play(CONNECT.pause(1).exec(PROCESS));
        other.wire().accept().read("data: 1\n\ndata: 2\n\n");
        other.passMs(1_000);

        assertThat(seen(other)).containsExactly("{\"data\":\"2\"}");
    }

    @Test
    void eachStreamHasItsOwnBuffer() {
        stage.play(
                exec(sse("A", "a").get("/"), sse("B", "b").get("/"))
                        .pause(1)
                        .exec(sse.processUnmatchedMessages("#{name}", UnmatchedMessagesTest::keep))
                        .exec(session -> session.set("ofA", session.get("seen")))
                        .exec(sse.processUnmatchedMessages(session -> "b", UnmatchedMessagesTest::keep)),
                session -> session.set("name", "a"));
        stage.wire().accept();
        stage.wire().accept();
        stage.wire.exchanges.get(0).read("data: a\n\n");
        stage.wire.exchanges.get(1).read("data: b\n\n");
        stage.passMs(1_000);

        assertThat(seen(stage)).containsExactly("{\"data\":\"b\"}");
        assertThat(stage.session().<List<SseInboundMessage>>get("ofA")).hasSize(1);
    }

    @Test
    void processingWithoutAStreamIsAnError() {
        stage.play(doIf(session -> false).then(CONNECT).exec(PROCESS));

        assertThat(stage.errors()).containsExactly("processUnmatchedMessages: no stream is open");
        assertThat(stage.script).containsExactly("0 KO", "0 ended");
    }

    @Test
    void aFunctionThatThrowsFailsTheSession() {
        stage.play(CONNECT.exec(sse.processUnmatchedMessages((messages, session) -> {
            throw new IllegalStateException("boom");
        })));
        stage.wire().accept();

        assertThat(stage.errors())
                .containsExactly("processUnmatchedMessages: function crashed: IllegalStateException: boom");
        assertThat(stage.script).containsExactly("0 KO", "0 ended");
    }
}
