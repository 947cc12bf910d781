// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.oneliner;

import dev.freshet.core.ActionBuilder;
import dev.freshet.core.ChainBuilder;
import dev.freshet.core.CoreDsl;
import dev.freshet.core.Internal;
import dev.freshet.core.ScenarioBuilder;
import dev.freshet.core.Session;
import dev.freshet.core.exec.Executable;
import dev.freshet.http.HttpDsl;
import dev.freshet.http.SseConnectActionBuilder;
import dev.freshet.http.wire.HttpUri;
import dev.freshet.launch.LaunchException;
import java.time.Duration;
import java.util.Optional;

/** {@code freshet sse}: event streams. */
@Internal
public final class StreamOneLiner {

    /** What streams are called in results. */
    public static final String NAME = "Stream";

    /** How long one stream may be looked at. */
    private static final Duration LONGEST_LOOK = Duration.ofDays(365);

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final AskedRequest request;
    private final AskedStream asked;
    private final AskedLoad load;

    private StreamOneLiner(AskedRequest request, AskedStream asked, AskedLoad load) {
        this.request = request;
        this.asked = asked;
        this.load = load;
    }

    /**
     * What is asked for.
     *
     * @throws LaunchException when it cannot be
     */
    public static OneLiner of(AskedRequest request, AskedStream asked, AskedConnection connection, AskedLoad load) {
        StreamOneLiner streams = new StreamOneLiner(request, asked, load);
        return OneLiner.of(
                        OneLiner.Kind.STREAMS,
                        connection.protocol(HttpUri.parse(request.url())),
                        streams.scenario(),
                        load.steps(),
                        connection)
                .with(load.isOne() ? load.duration() : Optional.of(load.total()));
    }

    private Spoken<ScenarioBuilder> scenario() {
        Spoken<SseConnectActionBuilder> opened = opened();
        Spoken<? extends Executable> stay = stay(load.isOne() ? load.duration().orElse(LONGEST_LOOK) : load.total());
        ActionBuilder close = HttpDsl.sse("Close").close();
        ScenarioBuilder begun = CoreDsl.scenario("Streams");
        if (load.isOne() || !load.isClosed()) {
            return new Spoken<>(
                    begun.exec(opened.value(), CoreDsl.exitHereIfFailed(), stay.value(), close),
                    """
                    scenario("Streams")
                            .exec(
                                    %s,
                                    exitHereIfFailed(),
                                    %s,
                                    sse("Close").close())""".formatted(JavaText.continued(16, opened.java()), JavaText.continued(16, stay.java())));
        }
        ChainBuilder wait = CoreDsl.doIf(Session::isFailed)
                .then(CoreDsl.pause(AFTER_FAILURE), CoreDsl.exec(Session::markAsSucceeded));
        return new Spoken<>(
                begun.forever().on(CoreDsl.exitBlockOnFail().on(opened.value(), stay.value()), close, wait),
                """
                scenario("Streams")
                        .forever()
                        .on(
                                exitBlockOnFail().on(
                                        %s,
                                        %s),
                                sse("Close").close(),
                                doIf(Session::isFailed).then(pause(%s), exec(Session::markAsSucceeded)))""".formatted(
                                JavaText.continued(24, opened.java()),
                                JavaText.continued(24, stay.java()),
                                JavaText.duration(AFTER_FAILURE)));
    }

    private Spoken<SseConnectActionBuilder> opened() {
        String url = JavaText.el(request.url());
        String argument = "(" + JavaText.literal(url) + ")";
        Spoken<SseConnectActionBuilder> begun = switch (request.method()) {
            case "GET" -> new Spoken<>(HttpDsl.sse(NAME).get(url), "sse(\"Stream\").get" + argument);
            case "POST" -> new Spoken<>(HttpDsl.sse(NAME).post(url), "sse(\"Stream\").post" + argument);
            default ->
                throw LaunchException.badInput("-X " + request.method() + ": event streams are opened by GET or POST.");
        };
        return asked.completed(request.completed(begun));
    }

    /** What the user does with an open stream: it waits for an event, for the end, or as long as it is to. */
    private Spoken<? extends Executable> stay(Duration longest) {
        String time = JavaText.duration(longest);
        if (asked.until().isPresent()) {
            String path = JavaText.el("(" + asked.until().get() + ") || `null`");
            return new Spoken<>(
                    HttpDsl.sse("Until")
                            .setCheck()
                            .await(longest)
                            .on(HttpDsl.sse
                                    .checkMessage("Until")
                                    .matching(CoreDsl.jmesPath(path).exists())),
                    "sse(\"Until\").setCheck().await(" + time
                            + ").on(\n        sse.checkMessage(\"Until\").matching(jmesPath(" + JavaText.literal(path)
                            + ").exists()))");
        }
        return asked.comesBack()
                ? new Spoken<>(CoreDsl.pause(longest), "pause(" + time + ")")
                : new Spoken<>(HttpDsl.sse("End").awaitEnd(longest), "sse(\"End\").awaitEnd(" + time + ")");
    }
}
