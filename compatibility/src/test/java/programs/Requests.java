// SPDX-License-Identifier: Apache-2.0
package programs;

import static io.gatling.javaapi.core.CoreDsl.*;
import static io.gatling.javaapi.http.HttpDsl.*;

import dev.freshet.compatibility.Origin;
import dev.freshet.compatibility.Trace;
import io.gatling.javaapi.core.*;
import io.gatling.javaapi.http.*;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Plain HTTP: what is sent, and what becomes of the answer. */
public final class Requests {

    private Requests() {}

    public static class Methods extends Program {
        {
            one(
                    http("get").get(wire("")),
                    http("post").post(wire("content-length")),
                    http("put").put(wire("")).body(StringBody("b")),
                    http("patch").patch(wire("")).body(StringBody("b")),
                    http("delete").delete(wire("")),
                    http("options").options(wire("")),
                    http("head").head("/answer"),
                    http("any").httpRequest("PURGE", wire("")));
        }
    }

    public static class Statuses extends Program {
        {
            one(
                    status("200", 200),
                    status("204", 204),
                    status("299", 299),
                    status("304", 304),
                    at("good"),
                    status("400", 400),
                    status("500", 500),
                    at("bad"),
                    http("checked")
                            .get("/answer?status=404")
                            .check(HttpDsl.status().is(404)),
                    http("in").get("/answer?status=404").check(HttpDsl.status().in(404, 405)),
                    http("not").get("/answer?status=404").check(HttpDsl.status().not(200)));
        }
    }

    public static class HeadersThatAreSentAnyway extends Program {
        {
            one(
                    http("get").get(wire("accept,user-agent,accept-encoding,connection,referer,origin")),
                    http("post")
                            .post(wire("accept,user-agent,content-type,origin"))
                            .body(StringBody("b")));
        }
    }

    public static class HeadersOfTheProtocol extends Program {
        {
            one(
                    ORIGIN.header("X-A", "protocol")
                            .headers(Map.of("X-B", "#{b}"))
                            .acceptHeader("text/html")
                            .acceptLanguageHeader("en")
                            .userAgentHeader("agent"),
                    set("b", "el"),
                    http("R").get(wire("x-a,x-b,accept,accept-language,user-agent")),
                    http("own").get(wire("x-a,x-b,accept")).header("x-a", "own").header("Accept", "own"),
                    http("ignoring")
                            .get(wire("x-a,x-b,accept-language,user-agent"))
                            .ignoreProtocolHeaders());
        }
    }

    public static class AsJson extends Program {
        {
            one(
                    http("bare")
                            .post(wire("accept,content-type"))
                            .body(StringBody("{}"))
                            .asJson(),
                    http("own")
                            .post(wire("accept,content-type"))
                            .header("Accept", "text/plain")
                            .header("Content-Type", "own")
                            .body(StringBody("{}"))
                            .asJson(),
                    http("xml")
                            .post(wire("accept,content-type"))
                            .body(StringBody("<a/>"))
                            .asXml(),
                    http("get").get(wire("accept,content-type")).asJson());
        }
    }

    public static class AsJsonBesideTheProtocol extends Program {
        {
            one(
                    ORIGIN.acceptHeader("text/html").contentTypeHeader("text/plain"),
                    http("R")
                            .post(wire("accept,content-type"))
                            .body(StringBody("{}"))
                            .asJson());
        }
    }

    public static class Forms extends Program {
        {
            one(
                    set("list", List.of("x", "y")),
                    http("form").post(wire("content-type")).formParam("a", "1").formParam("b", "ä &=+"),
                    http("multi")
                            .post(wire(""))
                            .multivaluedFormParam("m", List.of("1", "2"))
                            .multivaluedFormParam("l", "#{list}"),
                    http("seq").post(wire("")).formParamSeq(List.of(Map.entry("s", "1"), Map.entry("t", 2))),
                    http("map").post(wire("")).formParamMap(Map.of("k", "v")),
                    http("same").post(wire("")).formParam("a", "1").formParam("a", "2"));
        }
    }

    public static class FormWithoutFields extends Program {
        {
            one(http("R").post(wire("content-type")).asFormUrlEncoded());
        }
    }

    public static class FormOfAPage extends Program {
        {
            one(
                    http("page")
                            .get("/answer")
                            .queryParam(
                                    "body",
                                    session ->
                                            "<form><input type='text' name='a' value='1'><input type='hidden' name='b' value='2'></form>")
                            .check(form("form").saveAs("form")),
                    http("send").post(wire("content-type")).form("#{form}"),
                    http("over").post(wire("")).form("#{form}").formParam("a", "own"));
        }
    }

    public static class FormAndItsFields extends Program {
        {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("a", "form");
            fields.put("b", "form");
            one(
                    http("before").post(wire("")).formParam("a", "own").form(session -> fields),
                    http("after").post(wire("")).form(session -> fields).formParam("a", "own"));
        }
    }

    public static class Queries extends Program {
        {
            one(
                    set("q", "ab").exec(set("list", List.of(1, 2))),
                    http("R")
                            .get("/wire?x=#{q}")
                            .queryParam("y", "#{q}")
                            .queryParam("n", 1)
                            .queryParam("f", session -> "é&="),
                    http("multi")
                            .get("/wire")
                            .multivaluedQueryParam("m", List.of("1", "2"))
                            .multivaluedQueryParam("l", "#{list}"),
                    http("map").get("/wire").queryParamMap(Map.of("k", "v")).queryParamSeq(List.of(Map.entry("s", 1))));
        }
    }

    public static class Addresses extends Program {
        {
            one(http("letters").get("/wire?ä=é"), http("fragment").get("/wire?a#f"));
        }
    }

    public static class SpacesInAddresses extends Program {
        {
            one(
                    set("q", "a b"),
                    http("R").get("/wire?a b&c=#{q}"),
                    http("S").get("/wire").queryParam("q", "#{q}"));
        }
    }

    public static class CharactersThatAreNotAllowed extends Program {
        {
            one(
                    http("R").get("/wire?a={b}|c^d\\e`f\"g<h>"),
                    http("path").get("/answer/{a}|b").check(HttpDsl.status().is(404)));
        }
    }

    public static class RequestsThatCannotBeBuilt extends Program {
        {
            one(
                    http("url").get("/#{missing}"),
                    at("url"),
                    http("body").post("/wire").body(StringBody("#{missing}")),
                    at("body"),
                    http("header").get("/wire").header("X-A", "#{missing}"),
                    at("header"),
                    http("#{missing}").get("/wire"),
                    at("name"),
                    http("relative").get("wire"),
                    at("relative"));
        }
    }

    public static class NobodyListens extends Program {
        {
            one(http("R").get(Origin.nobody()), at("after"), http("S").get("/answer"));
        }
    }

    public static class Timeouts extends Program {
        {
            one(http("R").get("/never").requestTimeout(Duration.ofMillis(200)), at("after"));
        }
    }

    public static class Redirects extends Program {
        {
            one(
                    http("R")
                            .get("/redirect/3")
                            .check(
                                    bodyString().is("there"),
                                    currentLocationRegex("(/redirect/.)").saveAs("at")),
                    show("at"),
                    http("off")
                            .get("/redirect/3")
                            .disableFollowRedirect()
                            .check(HttpDsl.status().is(302)),
                    http("post").post("/redirect/1").body(StringBody("b")),
                    at("after"));
        }
    }

    public static class TwentyRedirects extends Program {
        {
            one(http("R").get("/redirect/20"), at("after"));
        }
    }

    public static class TooManyRedirects extends Program {
        {
            one(
                    ORIGIN.maxRedirects(2),
                    http("two").get("/redirect/2"),
                    at("two"),
                    http("three").get("/redirect/3"),
                    at("three"));
        }
    }

    public static class NamesOfRedirects extends Program {
        {
            one(
                    ORIGIN.redirectNamingStrategy((uri, name, count) -> name + " " + count + " " + uri.getPath()),
                    http("R").get("/redirect/2"));
        }
    }

    public static class Cookies extends Program {
        {
            one(
                    http("set").get("/answer?header=Set-Cookie:%20a=1;%20Path=/"),
                    http("sent").get(wire("cookie")),
                    addCookie(Cookie("b", "#{b}")),
                    at("not added"),
                    addCookie(Cookie("b", "2")),
                    http("both").get(wire("cookie")),
                    getCookieValue(CookieKey("a").saveAs("cookie")),
                    show("cookie"),
                    getCookieValue(CookieKey("none")),
                    at("none"),
                    flushCookieJar(),
                    http("flushed").get(wire("cookie")));
        }
    }

    public static class Silence extends Program {
        {
            one(
                    ORIGIN.silentUri(".*silent.*"),
                    http("silent").get("/answer").silent(),
                    http("failing").get("/answer?status=500").silent(),
                    at("after"),
                    http("by pattern").get("/answer?silent"),
                    http("not silent").get("/answer?silent").notSilent());
        }
    }

    public static class Resources extends Program {
        {
            one(
                    http("page")
                            .get("/answer")
                            .resources(http("one").get("/answer"), http("two").get("/answer?status=500")),
                    at("after"),
                    http("failing")
                            .get("/answer?status=500")
                            .resources(http("never").get("/answer")),
                    at("end"));
        }
    }

    public static class Credentials extends Program {
        {
            one(
                    ORIGIN.basicAuth("protocol", "#{p}"),
                    set("p", "pass"),
                    http("protocol").get(wire("authorization")),
                    http("own").get(wire("authorization")).basicAuth("own", "o"));
        }
    }

    public static class ChecksOfTheProtocol extends Program {
        {
            one(
                    ORIGIN.check(header("x-a").exists()),
                    text("R", "b"),
                    at("R"),
                    text("ignoring", "b").ignoreProtocolChecks(),
                    exec(session -> session.markAsSucceeded()),
                    http("both")
                            .get("/answer?header=X-A:1&body=c")
                            .check(bodyString().is("c")),
                    at("both"));
        }
    }

    public static class Signing extends Program {
        {
            one(
                    ORIGIN.sign(request -> {
                        request.getHeaders()
                                .add(
                                        "X-Signed",
                                        request.getName() + " " + request.getMethod() + " "
                                                + request.getUri().getPath() + " "
                                                + (request.getBody() == null
                                                        ? 0
                                                        : request.getBody().getBytes().length));
                        return request;
                    }),
                    http("post").post(wire("x-signed")).body(StringBody("four")),
                    http("get").get(wire("x-signed")),
                    http("ignoring").get(wire("x-signed")).ignoreProtocolSignatureCalculators());
        }
    }

    public static class TransformedResponses extends Program {
        {
            one(
                    text("R", "abc")
                            .transformResponse((response, session) -> new io.gatling.http.response.Response(
                                    response.request(),
                                    response.startTimestamp(),
                                    response.endTimestamp(),
                                    response.status(),
                                    response.headers(),
                                    new io.gatling.http.response.StringResponseBody(
                                            response.body().string() + "!", java.nio.charset.StandardCharsets.UTF_8),
                                    response.checksums(),
                                    response.isHttp2()))
                            .check(bodyString().is("abc!")),
                    at("R"),
                    text("throwing", "abc").transformResponse((response, session) -> {
                        throw new IllegalStateException("no");
                    }),
                    at("throwing"));
        }
    }

    public static class Bodies extends Program {
        {
            one(
                    set("n", 1).exec(set("bytes", new byte[] {65, 66})),
                    http("string").post(wire("")).body(StringBody("n=#{n}")),
                    http("function").post(wire("")).body(StringBody(session -> "f" + session.getInt("n"))),
                    http("bytes").post(wire("")).body(ByteArrayBody("#{bytes}")),
                    http("file").post(wire("")).body(ElFileBody("body.txt")),
                    http("raw").post(wire("")).body(RawFileBody("body.txt")));
        }
    }

    public static class FilesThatAreNotThere extends Program {
        {
            one(http("R").post(wire("")).body(RawFileBody("none.txt")), at("after"));
        }
    }

    public static class Caching extends Program {
        {
            one(
                    http("first").get("/wire?cached"),
                    http("page").get("/answer?header=Cache-Control:%20max-age=100&body=x"),
                    http("again")
                            .get("/answer?header=Cache-Control:%20max-age=100&body=x")
                            .check(bodyString().is("x")),
                    at("after"));
        }
    }

    public static class Referer extends Program {
        {
            one(
                    http("page").get("/answer?type=text/html&body=x"),
                    http("next").get(wire("referer,origin")),
                    http("post").post(wire("origin")));
        }
    }

    public static class BaseUrls extends Program {
        {
            users(atOnceUsers(2), http.baseUrls(Origin.url(), Origin.url() + "/answer?"), exec(session -> {
                Trace.add("user");
                return session;
            }));
        }
    }

    public static class WebSocketOptions extends Program {
        {
            one(ORIGIN.wsReconnect().wsMaxReconnects(2).wsUnmatchedInboundMessageBufferSize(3), row("R"));
        }
    }
}
