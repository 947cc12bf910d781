// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.warm;

import dev.freshet.core.ActionBuilder;
import dev.freshet.core.CheckBuilder;
import dev.freshet.core.CheckType;
import dev.freshet.core.Dynamic;
import dev.freshet.core.Internal;
import dev.freshet.http.CheckSequence;
import dev.freshet.http.ConcurrentRequests;
import dev.freshet.http.Http2Options;
import dev.freshet.http.HttpProtocolBuilder;
import dev.freshet.http.HttpRequestActionBuilder;
import dev.freshet.http.RequestTemplate;
import dev.freshet.http.ResponseCheck;
import dev.freshet.http.SseAwaitEnd;
import dev.freshet.http.SseConnectActionBuilder;
import dev.freshet.http.SseExpectActionBuilder;
import dev.freshet.http.SseMessageCheck;
import dev.freshet.http.SseSetCheckActionBuilder;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a plan asks of HTTP, as far as that can be told without calling a function of its author: an address that only a function or an expression knows
 * counts as one of the base URL, and without that as one without TLS. Confined to the main thread.
 */
@Internal
public final class Usage {

    private final Set<CheckType> messageChecks = EnumSet.noneOf(CheckType.class);
    private final Set<CheckType> responseChecks = EnumSet.noneOf(CheckType.class);
    private final Set<StreamUse> streamUses = EnumSet.noneOf(StreamUse.class);
    private boolean hasRequests;
    private boolean hasBodies;
    private boolean hasTls;
    private boolean hasHttp2;

    /** What is done with streams. */
    enum StreamUse {
        CONNECT,
        POST,
        EXPECT_EVERY,
        ASK_EVENTS,
        SET_CHECK,
        EXPECT,
        AWAIT_END
    }

    /** Notes an action of the plan. */
    public void note(ActionBuilder action, HttpProtocolBuilder protocol) {
        if (action instanceof SseConnectActionBuilder connect) {
            noteStream(connect, protocol);
        } else if (action instanceof SseSetCheckActionBuilder setCheck) {
            streamUses.add(StreamUse.SET_CHECK);
            noteSequences(setCheck.sequences());
        } else if (action instanceof SseExpectActionBuilder expect) {
            streamUses.add(StreamUse.EXPECT);
            noteSequences(expect.sequences());
        } else if (action instanceof SseAwaitEnd) {
            streamUses.add(StreamUse.AWAIT_END);
        } else if (action instanceof HttpRequestActionBuilder request) {
            noteRequest(request, protocol);
        } else if (action instanceof ConcurrentRequests concurrent) {
            concurrent.requests().forEach(request -> noteRequest(request, protocol));
        }
    }

    /** Whether there is nothing to rehearse. */
    public boolean isEmpty() {
        return !hasRequests && !hasStreams();
    }

    boolean hasRequests() {
        return hasRequests;
    }

    /** Whether plain requests carry something. */
    boolean hasBodies() {
        return hasBodies;
    }

    boolean hasStreams() {
        return streamUses.contains(StreamUse.CONNECT);
    }

    boolean uses(StreamUse use) {
        return streamUses.contains(use);
    }

    public boolean hasTls() {
        return hasTls;
    }

    /** Whether HTTP/2 is spoken, as far as servers want it. */
    boolean hasHttp2() {
        return hasHttp2;
    }

    /** Kinds of checks on messages of streams. */
    Set<CheckType> messageChecks() {
        return messageChecks;
    }

    /** Kinds of checks on plain responses. */
    Set<CheckType> responseChecks() {
        return responseChecks;
    }

    private void noteStream(SseConnectActionBuilder connect, HttpProtocolBuilder protocol) {
        streamUses.add(StreamUse.CONNECT);
        noteTarget(connect.request(), protocol);
        if (!connect.request().target().methodWord().equals("GET")) {
            streamUses.add(StreamUse.POST);
        }
        if (!connect.options().standing().isEmpty()) {
            streamUses.add(StreamUse.EXPECT_EVERY);
            connect.options().standing().forEach(this::noteMessageCheck);
        }
        if (connect.options().watch().orElse(protocol.streams().watch()).asksEvents()) {
            streamUses.add(StreamUse.ASK_EVENTS);
        }
        noteSequences(connect.sequences());
    }

    private void noteRequest(HttpRequestActionBuilder request, HttpProtocolBuilder protocol) {
        hasRequests = true;
        noteTarget(request.request(), protocol);
        hasBodies |= !request.request().target().methodWord().equals("GET");
        noteResponseChecks(protocol.responses().checks());
        noteResponseChecks(request.handling().checks());
        request.exchange().resources().forEach(resource -> noteRequest(resource, protocol));
    }

    private void noteTarget(RequestTemplate request, HttpProtocolBuilder protocol) {
        Dynamic<String> url = request.target().url();
        String text = "";
        if (url instanceof Dynamic.El<String> el) {
            text = el.text();
        } else if (url instanceof Dynamic.Constant<String> constant) {
            text = constant.value();
        }
        Http2Options http2 = protocol.connections().http2();
        hasHttp2 |= http2.isEnabled() || http2.known().containsValue(true);
        boolean isAbsolute = text.startsWith("http");
        hasTls |= isAbsolute
                ? isSecure(text)
                : protocol.requests().baseUrls().stream().anyMatch(Usage::isSecure);
    }

    private static boolean isSecure(String url) {
        return url.startsWith("https:");
    }

    private void noteSequences(List<CheckSequence> sequences) {
        sequences.forEach(sequence -> sequence.checks().forEach(this::noteMessageCheck));
    }

    private void noteMessageCheck(@Nullable SseMessageCheck check) {
        if (check != null) {
            check.matching().forEach(condition -> noteKind(condition, messageChecks));
            check.criteria().forEach(criterion -> noteKind(criterion.check(), messageChecks));
        }
    }

    private void noteResponseChecks(List<ResponseCheck> checks) {
        checks.forEach(check -> noteKind(check.check(), responseChecks));
    }

    private static void noteKind(@Nullable CheckBuilder check, Set<CheckType> kinds) {
        if (check != null) {
            kinds.add(check.spec().source().type());
        }
    }
}
