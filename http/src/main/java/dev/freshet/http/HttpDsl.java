// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.ActionBuilder;
import dev.freshet.core.CheckBuilder;
import dev.freshet.core.CoreDsl;
import dev.freshet.core.Dynamic;
import dev.freshet.core.FeederBuilder;
import dev.freshet.core.ResponseChecks;
import dev.freshet.core.Session;
import dev.freshet.core.SimulationException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The language of HTTP and event streams, as static members: {@code import static dev.freshet.http.HttpDsl.*}.
 *
 * <p>Each method is one line; what it builds is documented on the type that it returns.
 */
public final class HttpDsl {

    private HttpDsl() {}

    // ---- protocol ------------------------------------------------------------------------------------------------

    /** The HTTP protocol with its defaults. */
    public static final HttpProtocolBuilder http = HttpProtocolBuilder.DEFAULT;

    // ---- event streams -------------------------------------------------------------------------------------------

    /** What is said of event streams without a request name, such as {@code sse.checkMessage("...")}. */
    public static final Sse.Prefix sse = Sse.Prefix.INSTANCE;

    /** An operation on the user's event stream; the name is that of its row in the statistics. */
    public static Sse sse(String name) {
        return Sse.of(Dynamic.el(name));
    }

    /** An operation on the user's event stream; the name is that of its row in the statistics. */
    public static Sse sse(Function<Session, String> name) {
        return Sse.of(Dynamic.of(name));
    }

    /** An operation on one of the user's event streams: {@code sse(name).sseName(sseName)}. */
    public static Sse sse(String name, String sseName) {
        return Sse.of(Dynamic.el(name), Dynamic.el(sseName));
    }

    /** An operation on one of the user's event streams: {@code sse(name).sseName(sseName)}. */
    public static Sse sse(String name, Function<Session, String> sseName) {
        return Sse.of(Dynamic.el(name), Dynamic.of(sseName));
    }

    /** An operation on one of the user's event streams: {@code sse(name).sseName(sseName)}. */
    public static Sse sse(Function<Session, String> name, Function<Session, String> sseName) {
        return Sse.of(Dynamic.of(name), Dynamic.of(sseName));
    }

    // ---- proxies --------------------------------------------------------------------------------------------------

    /** A proxy, for a protocol or a request; it speaks HTTP unless it is said to speak something else. */
    public static Proxy Proxy(String host, int port) {
        return new Proxy(host, port);
    }

    // ---- plain requests ------------------------------------------------------------------------------------------

    /** A plain request; the name is that of its row in the statistics. */
    public static Http http(String name) {
        return Http.of(Dynamic.el(name));
    }

    /** A plain request; the name is that of its row in the statistics. */
    public static Http http(Function<Session, String> name) {
        return Http.of(Dynamic.of(name));
    }

    /** Sends several requests at the same time; the user goes on when the last response is there. */
    public static ActionBuilder httpConcurrentRequests(
            HttpRequestActionBuilder head, HttpRequestActionBuilder... tail) {
        List<HttpRequestActionBuilder> all = new ArrayList<>(List.of(tail));
        all.add(0, head);
        return httpConcurrentRequests(all);
    }

    /** Sends several requests at the same time; the user goes on when the last response is there. */
    public static ActionBuilder httpConcurrentRequests(List<HttpRequestActionBuilder> list) {
        return new ConcurrentRequests(List.copyOf(list));
    }

    // ---- checks of responses -------------------------------------------------------------------------------------

    /** The status code. */
    public static CheckBuilder.Find<Integer> status() {
        return ResponseChecks.status();
    }

    /** The address that was finally reached. */
    public static CheckBuilder.Find<String> currentLocation() {
        return ResponseChecks.currentLocation();
    }

    /** What a regular expression finds in the address that was finally reached. */
    public static CheckBuilder.CaptureGroupCheckBuilder currentLocationRegex(String pattern) {
        return ResponseChecks.currentLocationRegex(Dynamic.el(pattern));
    }

    /** What a regular expression finds in the address that was finally reached. */
    public static CheckBuilder.CaptureGroupCheckBuilder currentLocationRegex(Function<Session, String> pattern) {
        return ResponseChecks.currentLocationRegex(Dynamic.of(pattern));
    }

    /** The values of a header, whose name is compared without regard to case. */
    public static CheckBuilder.MultipleFind<String> header(CharSequence name) {
        return ResponseChecks.header(Dynamic.of(name.toString()));
    }

    /** The values of a header, whose name is compared without regard to case. */
    public static CheckBuilder.MultipleFind<String> header(String name) {
        return ResponseChecks.header(Dynamic.el(name));
    }

    /** The values of a header, whose name is compared without regard to case. */
    public static CheckBuilder.MultipleFind<String> header(Function<Session, CharSequence> name) {
        return ResponseChecks.header(text(name));
    }

    /** What a regular expression finds in the values of a header. */
    public static CheckBuilder.CaptureGroupCheckBuilder headerRegex(CharSequence name, String pattern) {
        return ResponseChecks.headerRegex(Dynamic.of(name.toString()), Dynamic.el(pattern));
    }

    /** What a regular expression finds in the values of a header. */
    public static CheckBuilder.CaptureGroupCheckBuilder headerRegex(
            CharSequence name, Function<Session, String> pattern) {
        return ResponseChecks.headerRegex(Dynamic.of(name.toString()), Dynamic.of(pattern));
    }

    /** What a regular expression finds in the values of a header. */
    public static CheckBuilder.CaptureGroupCheckBuilder headerRegex(String name, String pattern) {
        return ResponseChecks.headerRegex(Dynamic.el(name), Dynamic.el(pattern));
    }

    /** What a regular expression finds in the values of a header. */
    public static CheckBuilder.CaptureGroupCheckBuilder headerRegex(String name, Function<Session, String> pattern) {
        return ResponseChecks.headerRegex(Dynamic.el(name), Dynamic.of(pattern));
    }

    /** What a regular expression finds in the values of a header. */
    public static CheckBuilder.CaptureGroupCheckBuilder headerRegex(
            Function<Session, CharSequence> name, String pattern) {
        return ResponseChecks.headerRegex(text(name), Dynamic.el(pattern));
    }

    /** What a regular expression finds in the values of a header. */
    public static CheckBuilder.CaptureGroupCheckBuilder headerRegex(
            Function<Session, CharSequence> name, Function<Session, String> pattern) {
        return ResponseChecks.headerRegex(text(name), Dynamic.of(pattern));
    }

    // ---- parts of bodies -----------------------------------------------------------------------------------------

    /** A part of a body without a name: a text, with expressions in it where it is given as a string. */
    public static BodyPart StringBodyPart(String string) {
        return BodyPart.of(null, CoreDsl.StringBody(string), null);
    }

    /** A part of a body without a name: a text, with expressions in it where it is given as a string. */
    public static BodyPart StringBodyPart(Function<Session, String> string) {
        return BodyPart.of(null, CoreDsl.StringBody(string), null);
    }

    /** A part of a body, or field of a form: a text, with expressions in it where it is given as a string. */
    public static BodyPart StringBodyPart(String name, String string) {
        return BodyPart.of(Dynamic.el(name), CoreDsl.StringBody(string), null);
    }

    /** A part of a body, or field of a form: a text, with expressions in it where it is given as a string. */
    public static BodyPart StringBodyPart(String name, Function<Session, String> string) {
        return BodyPart.of(Dynamic.el(name), CoreDsl.StringBody(string), null);
    }

    /** A part of a body, or field of a form: a text, with expressions in it where it is given as a string. */
    public static BodyPart StringBodyPart(Function<Session, String> name, String string) {
        return BodyPart.of(Dynamic.of(name), CoreDsl.StringBody(string), null);
    }

    /** A part of a body, or field of a form: a text, with expressions in it where it is given as a string. */
    public static BodyPart StringBodyPart(Function<Session, String> name, Function<Session, String> string) {
        return BodyPart.of(Dynamic.of(name), CoreDsl.StringBody(string), null);
    }

    /** A part of a body without a name: the text of a file, with expressions in it. */
    public static BodyPart ElFileBodyPart(String filePath) {
        return BodyPart.of(null, CoreDsl.ElFileBody(filePath), Dynamic.el(filePath));
    }

    /** A part of a body without a name: the text of a file, with expressions in it. */
    public static BodyPart ElFileBodyPart(Function<Session, String> filePath) {
        return BodyPart.of(null, CoreDsl.ElFileBody(filePath), Dynamic.of(filePath));
    }

    /** A part of a body, or field of a form: the text of a file, with expressions in it. */
    public static BodyPart ElFileBodyPart(String name, String filePath) {
        return BodyPart.of(Dynamic.el(name), CoreDsl.ElFileBody(filePath), Dynamic.el(filePath));
    }

    /** A part of a body, or field of a form: the text of a file, with expressions in it. */
    public static BodyPart ElFileBodyPart(String name, Function<Session, String> filePath) {
        return BodyPart.of(Dynamic.el(name), CoreDsl.ElFileBody(filePath), Dynamic.of(filePath));
    }

    /** A part of a body, or field of a form: the text of a file, with expressions in it. */
    public static BodyPart ElFileBodyPart(Function<Session, String> name, String filePath) {
        return BodyPart.of(Dynamic.of(name), CoreDsl.ElFileBody(filePath), Dynamic.el(filePath));
    }

    /** A part of a body, or field of a form: the text of a file, with expressions in it. */
    public static BodyPart ElFileBodyPart(Function<Session, String> name, Function<Session, String> filePath) {
        return BodyPart.of(Dynamic.of(name), CoreDsl.ElFileBody(filePath), Dynamic.of(filePath));
    }

    /** A part of a body without a name: a file as it is. */
    public static BodyPart RawFileBodyPart(String filePath) {
        return BodyPart.of(null, CoreDsl.RawFileBody(filePath), Dynamic.el(filePath));
    }

    /** A part of a body without a name: a file as it is. */
    public static BodyPart RawFileBodyPart(Function<Session, String> filePath) {
        return BodyPart.of(null, CoreDsl.RawFileBody(filePath), Dynamic.of(filePath));
    }

    /** A part of a body, or field of a form: a file as it is. */
    public static BodyPart RawFileBodyPart(String name, String filePath) {
        return BodyPart.of(Dynamic.el(name), CoreDsl.RawFileBody(filePath), Dynamic.el(filePath));
    }

    /** A part of a body, or field of a form: a file as it is. */
    public static BodyPart RawFileBodyPart(String name, Function<Session, String> filePath) {
        return BodyPart.of(Dynamic.el(name), CoreDsl.RawFileBody(filePath), Dynamic.of(filePath));
    }

    /** A part of a body, or field of a form: a file as it is. */
    public static BodyPart RawFileBodyPart(Function<Session, String> name, String filePath) {
        return BodyPart.of(Dynamic.of(name), CoreDsl.RawFileBody(filePath), Dynamic.el(filePath));
    }

    /** A part of a body, or field of a form: a file as it is. */
    public static BodyPart RawFileBodyPart(Function<Session, String> name, Function<Session, String> filePath) {
        return BodyPart.of(Dynamic.of(name), CoreDsl.RawFileBody(filePath), Dynamic.of(filePath));
    }

    /** A part of a body, or field of a form: bytes. */
    public static BodyPart ByteArrayBodyPart(String name, byte[] bytes) {
        return BodyPart.of(Dynamic.el(name), CoreDsl.ByteArrayBody(bytes), null);
    }

    /** A part of a body, or field of a form: the bytes that the expression gives. */
    public static BodyPart ByteArrayBodyPart(String name, String bytes) {
        return BodyPart.of(Dynamic.el(name), CoreDsl.ByteArrayBody(bytes), null);
    }

    /** A part of a body, or field of a form: the bytes that the function gives. */
    public static BodyPart ByteArrayBodyPart(String name, Function<Session, byte[]> bytes) {
        return BodyPart.of(Dynamic.el(name), CoreDsl.ByteArrayBody(bytes), null);
    }

    /** A part of a body, or field of a form: bytes. */
    public static BodyPart ByteArrayBodyPart(Function<Session, String> name, byte[] bytes) {
        return BodyPart.of(Dynamic.of(name), CoreDsl.ByteArrayBody(bytes), null);
    }

    /** A part of a body, or field of a form: the bytes that the expression gives. */
    public static BodyPart ByteArrayBodyPart(Function<Session, String> name, String bytes) {
        return BodyPart.of(Dynamic.of(name), CoreDsl.ByteArrayBody(bytes), null);
    }

    /** A part of a body, or field of a form: the bytes that the function gives. */
    public static BodyPart ByteArrayBodyPart(Function<Session, String> name, Function<Session, byte[]> bytes) {
        return BodyPart.of(Dynamic.of(name), CoreDsl.ByteArrayBody(bytes), null);
    }

    /** Accepted for simulations that are ported, and refused when the run is set up: Pebble templates are not built in. */
    public static BodyPart PebbleFileBodyPart(String filePath) {
        return BodyPart.of(null, CoreDsl.PebbleFileBody(filePath), null);
    }

    /** Accepted for simulations that are ported, and refused when the run is set up: Pebble templates are not built in. */
    public static BodyPart PebbleFileBodyPart(Function<Session, String> filePath) {
        return BodyPart.of(null, CoreDsl.PebbleFileBody(filePath), null);
    }

    /** Accepted for simulations that are ported, and refused when the run is set up: Pebble templates are not built in. */
    public static BodyPart PebbleFileBodyPart(String name, String filePath) {
        return BodyPart.of(Dynamic.el(name), CoreDsl.PebbleFileBody(filePath), null);
    }

    /** Accepted for simulations that are ported, and refused when the run is set up: Pebble templates are not built in. */
    public static BodyPart PebbleFileBodyPart(String name, Function<Session, String> filePath) {
        return BodyPart.of(Dynamic.el(name), CoreDsl.PebbleFileBody(filePath), null);
    }

    /** Accepted for simulations that are ported, and refused when the run is set up: Pebble templates are not built in. */
    public static BodyPart PebbleFileBodyPart(Function<Session, String> name, String filePath) {
        return BodyPart.of(Dynamic.of(name), CoreDsl.PebbleFileBody(filePath), null);
    }

    /** Accepted for simulations that are ported, and refused when the run is set up: Pebble templates are not built in. */
    public static BodyPart PebbleFileBodyPart(Function<Session, String> name, Function<Session, String> filePath) {
        return BodyPart.of(Dynamic.of(name), CoreDsl.PebbleFileBody(filePath), null);
    }

    /** As {@link #PebbleFileBodyPart}. */
    public static BodyPart PebbleStringBodyPart(String string) {
        return BodyPart.of(null, CoreDsl.PebbleStringBody(string), null);
    }

    /** As {@link #PebbleFileBodyPart}. */
    public static BodyPart PebbleStringBodyPart(String name, String string) {
        return BodyPart.of(Dynamic.el(name), CoreDsl.PebbleStringBody(string), null);
    }

    /** As {@link #PebbleFileBodyPart}. */
    public static BodyPart PebbleStringBodyPart(Function<Session, String> name, String string) {
        return BodyPart.of(Dynamic.of(name), CoreDsl.PebbleStringBody(string), null);
    }

    // ---- what the user keeps -------------------------------------------------------------------------------------

    /** Puts a cookie into the user's jar. */
    public static ActionBuilder addCookie(AddCookie cookie) {
        return new JarAction.Add(cookie);
    }

    /** Saves the value of a cookie as an attribute. A user that has no such cookie has failed. */
    public static ActionBuilder getCookieValue(GetCookie cookie) {
        return new JarAction.Get(cookie);
    }

    /** Forgets the cookies that do not outlive a browser's session. */
    public static ActionBuilder flushSessionCookies() {
        return JarAction.Flush.SESSION_COOKIES;
    }

    /** Forgets all cookies. */
    public static ActionBuilder flushCookieJar() {
        return JarAction.Flush.COOKIE_JAR;
    }

    /** Forgets all cached responses. */
    public static ActionBuilder flushHttpCache() {
        return JarAction.Flush.HTTP_CACHE;
    }

    /** A cookie for {@link #addCookie}. */
    public static AddCookie Cookie(String name, String value) {
        return AddCookie.of(Dynamic.el(name), Dynamic.el(value));
    }

    /** A cookie for {@link #addCookie}. */
    public static AddCookie Cookie(String name, Function<Session, String> value) {
        return AddCookie.of(Dynamic.el(name), Dynamic.of(value));
    }

    /** A cookie for {@link #addCookie}. */
    public static AddCookie Cookie(Function<Session, String> name, String value) {
        return AddCookie.of(Dynamic.of(name), Dynamic.el(value));
    }

    /** A cookie for {@link #addCookie}. */
    public static AddCookie Cookie(Function<Session, String> name, Function<Session, String> value) {
        return AddCookie.of(Dynamic.of(name), Dynamic.of(value));
    }

    /** Which cookie {@link #getCookieValue} is about. */
    public static GetCookie CookieKey(String name) {
        return GetCookie.of(Dynamic.el(name));
    }

    /** Which cookie {@link #getCookieValue} is about. */
    public static GetCookie CookieKey(Function<Session, String> name) {
        return GetCookie.of(Dynamic.of(name));
    }

    private static Dynamic<String> text(Function<Session, CharSequence> function) {
        return Dynamic.of(session -> function.apply(session).toString());
    }

    // ---- not built -----------------------------------------------------------------------------------------------

    /** What would be said of WebSockets without a request name. */
    public static final Ws.Prefix ws = Ws.Prefix.INSTANCE;

    /** An operation on a WebSocket: it compiles, and is refused when the run is set up. */
    public static Ws ws(String name) {
        return Ws.of(Dynamic.el(name));
    }

    /** An operation on a WebSocket: it compiles, and is refused when the run is set up. */
    public static Ws ws(Function<Session, String> name) {
        return Ws.of(Dynamic.of(name));
    }

    /** An operation on a WebSocket: it compiles, and is refused when the run is set up. */
    public static Ws ws(String name, String wsName) {
        return Ws.of(Dynamic.el(name)).wsName(wsName);
    }

    /** Refused at once: write the addresses that matter to a file for {@code csv}. */
    @SuppressWarnings("DoNotCallSuggester") // simulations that are ported call it, and shall compile
    public static FeederBuilder.FileBased<String> sitemap(String filePath) {
        throw new SimulationException(
                "sitemap(\"" + filePath + "\") is not built: write the addresses to a file for csv(...)");
    }

    /** A request that is sent again and again: it compiles, and is refused when the run is set up. */
    public static Polling poll() {
        return Polling.DEFAULT;
    }
}
