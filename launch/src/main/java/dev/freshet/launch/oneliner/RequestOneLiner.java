// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.oneliner;

import dev.freshet.core.CoreDsl;
import dev.freshet.core.Internal;
import dev.freshet.core.ScenarioBuilder;
import dev.freshet.http.HttpDsl;
import dev.freshet.http.HttpProtocolBuilder;
import dev.freshet.http.HttpRequestActionBuilder;
import dev.freshet.http.wire.HttpUri;
import dev.freshet.launch.LaunchException;
import java.util.Optional;
import java.util.OptionalInt;

/** {@code freshet http}: requests and their responses. */
@Internal
public final class RequestOneLiner {

    /** What requests are called in results. */
    public static final String NAME = "Request";

    private RequestOneLiner() {}

    /**
     * What is asked for.
     *
     * @param status what the status has to be; empty if any but those of errors will do
     * @throws LaunchException when it cannot be
     */
    public static OneLiner of(AskedRequest request, OptionalInt status, AskedConnection connection, AskedLoad load) {
        if (load.users().isPresent() && load.rate().isPresent()) {
            throw LaunchException.badInput("--users says how many send one request after the other, --rate how many"
                    + " requests are sent per second, whatever becomes of them: give one of them.");
        }
        Spoken<HttpProtocolBuilder> protocol = connection.protocol(HttpUri.parse(request.url()));
        if (load.rate().isPresent()) {
            protocol = protocol.then(HttpProtocolBuilder::shareConnections, ".shareConnections()");
        }
        if (!load.isOne()) {
            protocol = protocol.then(HttpProtocolBuilder::disableCaching, ".disableCaching()");
        }
        return OneLiner.of(OneLiner.Kind.REQUESTS, protocol, scenario(request, status, load), load.steps(), connection)
                .with(
                        load.isOne() || !load.isClosed()
                                ? load.duration().filter(any -> load.isOne())
                                : Optional.of(load.total()));
    }

    private static Spoken<ScenarioBuilder> scenario(AskedRequest request, OptionalInt status, AskedLoad load) {
        String url = JavaText.el(request.url());
        Spoken<HttpRequestActionBuilder> made = request.completed(new Spoken<>(
                HttpDsl.http(NAME).httpRequest(request.method(), url),
                "http(\"Request\").httpRequest(" + JavaText.literal(request.method()) + ", " + JavaText.literal(url)
                        + ")"));
        if (status.isPresent()) {
            int wanted = status.getAsInt();
            made = made.then(asked -> asked.check(HttpDsl.status().is(wanted)), ".check(status().is(" + wanted + "))");
        }
        ScenarioBuilder begun = CoreDsl.scenario("Requests");
        String java = JavaText.continued(16, made.java());
        return load.isOne() || !load.isClosed()
                ? new Spoken<>(begun.exec(made.value()), "scenario(\"Requests\")\n        .exec(" + java + ")")
                : new Spoken<>(
                        begun.forever().on(made.value()),
                        "scenario(\"Requests\")\n        .forever()\n        .on(" + java + ")");
    }
}
