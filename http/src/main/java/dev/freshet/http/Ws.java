// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.ActionBuilder;
import dev.freshet.core.Dynamic;
import dev.freshet.core.Session;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The operations on a WebSocket, under a request name. WebSocket is not built: simulations that use it compile, and are refused when the run is set
 * up. Immutable.
 */
public final class Ws {

    private final Dynamic<String> name;

    private Ws(Dynamic<String> name) {
        this.name = name;
    }

    static Ws of(Dynamic<String> name) {
        return new Ws(name);
    }

    /** Names the WebSocket; needed where a user has several at the same time. */
    public Ws wsName(String wsName) {
        return this;
    }

    /** Names the WebSocket; needed where a user has several at the same time. */
    public Ws wsName(Function<Session, String> wsName) {
        return this;
    }

    /** Opens a WebSocket. */
    public WsConnectActionBuilder connect(String url) {
        return WsConnectActionBuilder.of(Sse.of(name).get(url));
    }

    /** Opens a WebSocket. */
    public WsConnectActionBuilder connect(Function<Session, String> url) {
        return WsConnectActionBuilder.of(Sse.of(name).get(url));
    }

    /** Sends a text. */
    public WsSendTextActionBuilder sendText(String text) {
        return new WsSendTextActionBuilder(words("sendText"));
    }

    /** Sends a text. */
    public WsSendTextActionBuilder sendText(Function<Session, String> text) {
        return new WsSendTextActionBuilder(words("sendText"));
    }

    /** Sends bytes, which an attribute holds. */
    public WsSendBinaryActionBuilder sendBytes(String bytes) {
        return new WsSendBinaryActionBuilder(words("sendBytes"));
    }

    /** Sends bytes. */
    public WsSendBinaryActionBuilder sendBytes(byte[] bytes) {
        return new WsSendBinaryActionBuilder(words("sendBytes"));
    }

    /** Sends bytes. */
    public WsSendBinaryActionBuilder sendBytes(Function<Session, byte[]> bytes) {
        return new WsSendBinaryActionBuilder(words("sendBytes"));
    }

    /** Closes the WebSocket. */
    public ActionBuilder close() {
        return new WsAction(words("close"));
    }

    /** Closes the WebSocket with a status and a reason. */
    public ActionBuilder close(int status, String reason) {
        return new WsAction(words("close"));
    }

    private String words(String operation) {
        return words(name) + "." + operation;
    }

    static String words(Dynamic<String> name) {
        return name instanceof Dynamic.El<String> el ? "ws(\"" + el.text() + "\")" : "ws(...)";
    }

    /** What is said of WebSockets without a request name: {@code ws.checkTextMessage(..)}. */
    public static final class Prefix {

        static final Prefix INSTANCE = new Prefix();

        private Prefix() {}

        /** A check on a message of text. */
        public WsFrameCheck.Text checkTextMessage(String name) {
            return WsFrameCheck.Text.INSTANCE;
        }

        /** A check on a message of text. */
        public WsFrameCheck.Text checkTextMessage(Function<Session, String> name) {
            return WsFrameCheck.Text.INSTANCE;
        }

        /** A check on a message of bytes. */
        public WsFrameCheck.Binary checkBinaryMessage(String name) {
            return WsFrameCheck.Binary.INSTANCE;
        }

        /** A check on a message of bytes. */
        public WsFrameCheck.Binary checkBinaryMessage(Function<Session, String> name) {
            return WsFrameCheck.Binary.INSTANCE;
        }

        /** Hands the messages that no check took to the function. */
        public ActionBuilder processUnmatchedMessages(BiFunction<List<WsInboundMessage>, Session, Session> f) {
            return new WsAction("ws.processUnmatchedMessages");
        }

        /** The same for the WebSocket of that name. */
        public ActionBuilder processUnmatchedMessages(
                String wsName, BiFunction<List<WsInboundMessage>, Session, Session> f) {
            return new WsAction("ws.processUnmatchedMessages");
        }

        /** The same for the WebSocket of that name. */
        public ActionBuilder processUnmatchedMessages(
                Function<Session, String> wsName, BiFunction<List<WsInboundMessage>, Session, Session> f) {
            return new WsAction("ws.processUnmatchedMessages");
        }
    }
}
