// SPDX-License-Identifier: Apache-2.0
package programs;

import static io.gatling.javaapi.core.CoreDsl.*;
import static io.gatling.javaapi.http.HttpDsl.*;

import dev.freshet.compatibility.Origin;
import dev.freshet.compatibility.Trace;
import io.gatling.javaapi.core.*;
import io.gatling.javaapi.http.*;
import java.time.Duration;

/** Event streams. */
public final class Streams {

    private Streams() {}

    private static final String THREE = "data: one\n\ndata: two\n\ndata: three\n\n";

    /** A stream that begins with those bytes, and then ends, is cut off, or stays. */
    private static SseConnectActionBuilder stream(String name, String data, String then) {
        return sse(name).get("/events").queryParam("then", then).queryParam("data", session -> data);
    }

    /** Takes the next message, whatever it is, and keeps it. */
    private static SseMessageCheck next(String name) {
        return sse.checkMessage(name).check(bodyString().saveAs(name));
    }

    private static final Duration SOON = Duration.ofMillis(300);

    public static class OneMessage extends Program {
        {
            one(
                    stream("connect", "id: a\nevent: news\ndata: {\"k\":1}\n\n", "hold")
                            .await(5)
                            .on(sse.checkMessage("check")
                                    .matching(jmesPath("event").is("news"))
                                    .check(
                                            jsonPath("$.data.k").ofInt().saveAs("k"),
                                            jsonPath("$.id").saveAs("id"))),
                    show("k", "id"),
                    sse("close").close(),
                    at("after"));
        }
    }

    public static class ManyInOneSegment extends Program {
        {
            one(
                    stream("connect", THREE, "hold")
                            .await(5)
                            .on(next("m1"))
                            .await(5)
                            .on(next("m2"), next("m3")),
                    show("m1", "m2", "m3"),
                    sse("close").close());
        }
    }

    public static class Matching extends Program {
        {
            one(
                    stream("connect", "event: a\ndata: 1\n\nevent: b\ndata: 2\n\nevent: b\ndata: 3\n\n", "hold")
                            .await(5)
                            .on(sse.checkMessage("b")
                                    .matching(
                                            jmesPath("event").is("b"),
                                            jsonPath("$.data").is("3"))
                                    .check(bodyString().saveAs("v"))),
                    show("v"),
                    sse("close").close());
        }
    }

    public static class FailingCheck extends Program {
        {
            one(
                    stream("connect", THREE, "hold")
                            .await(5)
                            .on(
                                    sse.checkMessage("first")
                                            .check(
                                                    jsonPath("$.data").saveAs("kept"),
                                                    jsonPath("$.data").is("x"),
                                                    jsonPath("$.data").saveAs("also")),
                                    next("second"))
                            .await(5)
                            .on(next("third")),
                    at("after"),
                    show("kept", "also", "second"),
                    sse("again").setCheck().await(SOON).on(next("fourth")),
                    at("end"),
                    sse("close").close());
        }
    }

    public static class CheckThatTimesOut extends Program {
        {
            one(
                    stream("connect", "data: one\n\n", "hold").await(SOON).on(next("m1"), next("m2"), next("m3")),
                    at("after"),
                    sse("close").close());
        }
    }

    public static class CheckOnAnEmptyStream extends Program {
        {
            one(
                    stream("connect", "", "hold").await(SOON).on(next("m1")),
                    at("after"),
                    sse("close").close());
        }
    }

    public static class AwaitByExpression extends Program {
        {
            one(
                    set("s", 1),
                    stream("connect", THREE, "hold").await("#{s}").on(next("m1")),
                    show("m1"),
                    sse("close").close());
        }
    }

    public static class AwaitByFunction extends Program {
        {
            one(
                    stream("connect", THREE, "hold").await(session -> SOON).on(next("m1")),
                    show("m1"),
                    sse("close").close());
        }
    }

    public static class TwoStreams extends Program {
        {
            one(
                    sse("connect a", "a")
                            .get("/events")
                            .queryParam("data", "data: of a\n\n")
                            .await(5)
                            .on(next("ma")),
                    sse("connect b")
                            .sseName("b")
                            .get("/events")
                            .queryParam("data", "data: of b\n\n")
                            .await(5)
                            .on(next("mb")),
                    show("ma", "mb"),
                    sse("close a", "a").close(),
                    sse("close a again", "a").close(),
                    at("after"),
                    sse("close b", "b").close());
        }
    }

    public static class SameNameTwice extends Program {
        {
            one(
                    stream("connect", "", "hold"),
                    stream("again", "", "hold"),
                    at("after"),
                    sse("close").close(),
                    stream("anew", "", "hold"),
                    sse("close").close());
        }
    }

    public static class Post extends Program {
        {
            one(
                    sse("connect")
                            .post("/events?data=data:%20x%0A%0A")
                            .body(StringBody("{}"))
                            .asJson()
                            .await(5)
                            .on(next("m")),
                    show("m"),
                    sse("close").close());
        }
    }

    public static class WhatAConnectSends extends Program {
        {
            one(
                    ORIGIN.acceptHeader("text/html").header("X-A", "a"),
                    sse("connect").get(wire("accept,cache-control,x-a,accept-encoding,last-event-id")),
                    at("after"),
                    sse("own").get(wire("accept")).header("Accept", "own"));
        }
    }

    public static class UnexpectedStatus extends Program {
        {
            one(
                    sse("404").get("/events?status=404"),
                    at("404"),
                    exec(session -> session.markAsSucceeded()),
                    sse("500", "b").get("/events?status=500").await(5).on(next("never")),
                    at("500"),
                    exec(session -> session.markAsSucceeded()),
                    sse("204", "c").get("/events?status=204"),
                    at("204"));
        }
    }

    public static class WrongType extends Program {
        {
            one(
                    sse("html").get("/events?type=text/html"),
                    at("html"),
                    exec(session -> session.markAsSucceeded()),
                    sse("charset", "b").get("/events?type=text/event-stream;charset=utf-8"),
                    at("charset"));
        }
    }

    public static class CaseOfTheType extends Program {
        {
            one(sse("connect").get("/events?type=Text/Event-Stream"), at("after"));
        }
    }

    public static class RedirectedConnect extends Program {
        {
            one(sse("connect").get("/events?status=302&location=/events"), at("after"));
        }
    }

    public static class NobodyListens extends Program {
        {
            one(sse("connect").get(Origin.nobody() + "/").await(5).on(next("never")), at("after"));
        }
    }

    public static class EndWhileIdle extends Program {
        {
            one(
                    stream("connect", "data: x\n\n", "end").await(5).on(next("m")),
                    pause(SOON),
                    at("ended"),
                    sse("close").close(),
                    at("after"));
        }
    }

    public static class EndWhileWaiting extends Program {
        {
            one(stream("connect", "data: x\n\n", "end").await(5).on(next("m1"), next("m2"), next("m3")), at("after"));
        }
    }

    public static class OrderOnAnEndedStream extends Program {
        {
            one(
                    stream("connect", "data: x\n\n", "end").await(5).on(next("m")),
                    pause(SOON),
                    sse("set").setCheck().await(SOON).on(next("late")),
                    at("after"));
        }
    }

    public static class CutAndReconnected extends Program {
        {
            one(
                    sse("connect")
                            .get("/events?then=cut")
                            .queryParam("data", "id: 7\nretry: 100\ndata: x\n\n")
                            .queryParam("again", "data: y\n\n")
                            .await(5)
                            .on(next("m1"), next("m2")),
                    show("m1", "m2"),
                    sse("close").close(),
                    at("after"));
        }
    }

    public static class WithoutAStream extends Program {
        {
            one(
                    doIf(session -> false).then(stream("connect", "", "hold")),
                    sse("set").setCheck().await(SOON).on(next("never")),
                    at("set"),
                    exec(session -> session.markAsSucceeded()),
                    sse("close").close(),
                    at("close"));
        }
    }

    public static class CloseTwice extends Program {
        {
            one(
                    stream("connect", "", "hold"),
                    sse("close").close(),
                    at("closed"),
                    sse("twice").close(),
                    at("after"));
        }
    }

    public static class SetCheckLater extends Program {
        {
            one(
                    sse("connect")
                            .get("/events?then=cut")
                            .queryParam("data", "id: 1\nretry: 400\ndata: x\n\n")
                            .queryParam("again", "data: y\n\ndata: z\n\n"),
                    sse("set").setCheck().await(5).on(next("m1")).await(5).on(next("m2")),
                    at("after"),
                    sse("close").close());
        }
    }

    public static class ConditionalChecks extends Program {
        {
            one(
                    set("yes", true),
                    stream("connect", THREE, "hold")
                            .await(5)
                            .on(sse.checkMessage("m")
                                    .checkIf("#{yes}")
                                    .then(jsonPath("$.data").saveAs("el"))
                                    .checkIf(session -> false)
                                    .then(jsonPath("$.none"))
                                    .checkIf((message, session) -> message.contains("one"))
                                    .then(jsonPath("$.data").saveAs("typed"))),
                    show("el", "typed"),
                    sse("close").close());
        }
    }

    private static ChainBuilder unmatched() {
        return exec(sse.processUnmatchedMessages((messages, session) -> {
            messages.forEach(message -> Trace.add("unmatched " + message.message()));
            Trace.add(messages.size() + " unmatched");
            return session;
        }));
    }

    public static class Unmatched extends Program {
        {
            one(
                    ORIGIN.sseUnmatchedInboundMessageBufferSize(10),
                    stream("connect", THREE, "hold")
                            .await(5)
                            .on(sse.checkMessage("m")
                                    .matching(jsonPath("$.data").is("three"))),
                    unmatched(),
                    unmatched(),
                    sse("close").close());
        }
    }

    public static class UnmatchedAreEvicted extends Program {
        {
            one(
                    ORIGIN.sseUnmatchedInboundMessageBufferSize(1),
                    stream("connect", THREE, "hold")
                            .await(5)
                            .on(sse.checkMessage("m")
                                    .matching(jsonPath("$.data").is("three"))),
                    unmatched(),
                    sse("close").close());
        }
    }

    public static class UnmatchedAreOff extends Program {
        {
            one(
                    stream("connect", THREE, "hold")
                            .await(5)
                            .on(sse.checkMessage("m")
                                    .matching(jsonPath("$.data").is("three"))),
                    unmatched(),
                    sse("close").close());
        }
    }

    public static class UnmatchedWithoutAStream extends Program {
        {
            one(unmatched(), at("after"));
        }
    }

    /** What an event is as JSON. */
    private static ChainBuilder asJson(String name, String event) {
        return exec(stream(name, event, "hold").await(SOON).on(next(name)))
                .exec(session -> {
                    Trace.add(name + ": " + session.getString(name));
                    return session;
                })
                .exec(sse("close " + name).close())
                .exec(session -> session.markAsSucceeded());
    }

    public static class EventsAsJson extends Program {
        {
            one(
                    asJson("data", "data: x\n\n"),
                    asJson("object", "data: {\"a\": [1,2]}\n\n"),
                    asJson("array", "data: [1,2]\n\n"),
                    asJson("number", "data: 5\n\n"),
                    asJson("true", "data: true\n\n"),
                    asJson("lines", "data: a\ndata: b\n\n"),
                    asJson("escaped", "data: \"q\" \\ \t\n\n"),
                    asJson("empty", "data:\n\n"),
                    asJson("type", "event: t\ndata: x\n\n"),
                    asJson("comment", ": c\ndata: x\n\n"),
                    asJson("id", "id: abc\ndata: x\n\n"),
                    asJson("unknown", "foo: x\ndata: y\n\n"));
        }
    }

    public static class OrderOfMembers extends Program {
        {
            one(asJson("all", "event: e\nid: i\ndata: d\nretry: 10\n\n"));
        }
    }

    public static class NumericIds extends Program {
        {
            one(asJson("id", "id: 77535\ndata: x\n\n"));
        }
    }

    public static class DataThatIsNoJson extends Program {
        {
            one(
                    asJson("done", "data: [DONE]\n\n"),
                    asJson("broken", "data: {oops}\n\n"),
                    asJson("quotes", "event: a\"b\nid: c\"d\ndata: x\n\n"),
                    asJson("blanks", "data:  {\"a\":1} \n\n"));
        }
    }

    public static class EventsWithoutData extends Program {
        {
            one(asJson("type alone", "event: ping\n\n"), asJson("id alone", "id: x\n\n"));
        }
    }

    public static class RetryAlone extends Program {
        {
            one(asJson("retry", "retry: 5\n\n"));
        }
    }

    public static class EmptyNames extends Program {
        {
            one(asJson("event", "event:\ndata: x\n\n"), asJson("data without colon", "data\n\n"));
        }
    }

    public static class RetryThatIsNoNumber extends Program {
        {
            one(stream("connect", "retry: abc\ndata: x\n\n", "hold").await(SOON).on(next("m")), at("after"), show("m"));
        }
    }

    public static class AttributeWithTheNameOfAStream extends Program {
        {
            one(
                    sse("connect", "s")
                            .get("/events")
                            .queryParam("data", "data: x\n\n")
                            .await(5)
                            .on(next("m")),
                    set("s", "mine"),
                    sse("close", "s").close(),
                    at("after"));
        }
    }

    public static class UnsupportedChecks extends Program {
        {
            one(
                    stream("connect", THREE, "hold")
                            .await(5)
                            .on(sse.checkMessage("m").check(css("a").exists())),
                    at("never"));
        }
    }

    public static class InGroupsAndTries extends Program {
        {
            one(
                    group("G").on(stream("connect", THREE, "hold").await(5).on(next("m"))),
                    tryMax(2, "i")
                            .on(
                                    show("i"),
                                    exec(sse("set").setCheck().await(SOON).on(next("late"))),
                                    at("never")),
                    at("after"),
                    sse("close").close());
        }
    }
}
