// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import dev.freshet.core.exec.Executable;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The language of simulations, as static methods: {@code import static dev.freshet.core.CoreDsl.*}.
 *
 * <p>Each method is one line; what it builds is documented on the type that it returns.
 */
public final class CoreDsl extends StepDsl {

    private static final String NO_PEBBLE =
            "Pebble templates are not supported: use StringBody or ElFileBody with expressions #{...}, or a function";

    private static final String NO_JMESPATH_FUNCTIONS =
            "registerJmesPathFunctions: functions of one's own are not supported in JMESPath; use transform(...) on the check";

    private CoreDsl() {}

    // ---- scenarios and chains ------------------------------------------------------------------------------------

    /** Where this process stands among those that share a run: alone. */
    public static final DeploymentInfo deploymentInfo = DeploymentInfo.ALONE;

    /** A scenario of that name, still without steps. The name must be unique within the simulation. */
    public static ScenarioBuilder scenario(String name) {
        return ScenarioBuilder.named(name);
    }

    /** Executes chains and actions, one after the other. */
    public static ChainBuilder exec(Executable executable, Executable... executables) {
        return ChainBuilder.EMPTY.exec(executable, executables);
    }

    /** Executes chains, one after the other. */
    public static ChainBuilder exec(List<ChainBuilder> chainBuilders) {
        return ChainBuilder.EMPTY.exec(chainBuilders);
    }

    /** Pauses are left out. */
    public static final PauseType disabledPauses = PauseType.Disabled;

    /** Pauses last as long as the scenario says. */
    public static final PauseType constantPauses = PauseType.Constant;

    /** Pauses are distributed exponentially, with what the scenario says as the mean. */
    public static final PauseType exponentialPauses = PauseType.Exponential;

    /** Pauses are distributed normally around what the scenario says, with that standard deviation. */
    public static PauseType normalPausesWithStdDevDuration(Duration stdDev) {
        return PauseType.normalWithStdDev(stdDev);
    }

    /** Pauses are distributed normally around what the scenario says, with that percentage of it as the standard deviation. */
    public static PauseType normalPausesWithPercentageDuration(double stdDev) {
        return PauseType.normalWithPercentage(stdDev);
    }

    /** Pauses last as many milliseconds as a function gives, whatever the scenario says. */
    public static PauseType customPauses(Function<Session, Long> f) {
        return PauseType.custom(f);
    }

    /** Pauses differ from what the scenario says by up to that percentage of it, evenly distributed. */
    public static PauseType uniformPausesPlusOrMinusPercentage(double plusOrMinus) {
        return PauseType.uniformWithPercentage(plusOrMinus);
    }

    /** Pauses differ from what the scenario says by up to that duration, evenly distributed. */
    public static PauseType uniformPausesPlusOrMinusDuration(Duration plusOrMinus) {
        return PauseType.uniformWithDuration(plusOrMinus);
    }

    // ---- choices -------------------------------------------------------------------------------------------------

    /** A choice of {@code doSwitch}: taken if the value equals this key. */
    public static Choice.WithKey.Then onCase(Object key) {
        return new Choice.WithKey.Then(key);
    }

    /** A choice of {@code randomSwitch}: taken by so many of a hundred. */
    public static Choice.WithWeight.Then percent(double percent) {
        return new Choice.WithWeight.Then(percent);
    }

    // ---- dummies -------------------------------------------------------------------------------------------------

    /** An action without a server that takes so many milliseconds and is counted as a request under a name, an expression. */
    public static DummyBuilder dummy(String actionName, int responseTime) {
        return new DummyBuilder(Dynamic.el(actionName), Dynamic.of(responseTime));
    }

    /** An action without a server that takes the milliseconds that an expression gives and is counted as a request under a name, an expression. */
    public static DummyBuilder dummy(String actionName, String responseTime) {
        return new DummyBuilder(Dynamic.el(actionName), Dynamic.el(responseTime, Integer.class));
    }

    /** An action without a server that takes the milliseconds that a function gives and is counted as a request under a name, an expression. */
    public static DummyBuilder dummy(String actionName, Function<Session, Integer> responseTime) {
        return new DummyBuilder(Dynamic.el(actionName), Dynamic.of(responseTime));
    }

    /** An action without a server that takes so many milliseconds and is counted as a request under a name that a function gives. */
    public static DummyBuilder dummy(Function<Session, String> actionName, int responseTime) {
        return new DummyBuilder(Dynamic.of(actionName), Dynamic.of(responseTime));
    }

    /** An action without a server that takes the milliseconds that an expression gives and is counted as a request under a name that a function gives. */
    public static DummyBuilder dummy(Function<Session, String> actionName, String responseTime) {
        return new DummyBuilder(Dynamic.of(actionName), Dynamic.el(responseTime, Integer.class));
    }

    /** An action without a server that takes the milliseconds that a function gives and is counted as a request under a name that a function gives. */
    public static DummyBuilder dummy(Function<Session, String> actionName, Function<Session, Integer> responseTime) {
        return new DummyBuilder(Dynamic.of(actionName), Dynamic.of(responseTime));
    }

    // ---- feeders -------------------------------------------------------------------------------------------------

    /** The records of a file with commas between values and the names of the attributes in its first line. */
    public static FeederBuilder.FileBased<String> csv(String filePath) {
        return csv(filePath, '"');
    }

    /** The records of a file with commas between values, quoted by that character, and the names of the attributes in its first line. */
    public static FeederBuilder.FileBased<String> csv(String filePath, char quoteChar) {
        return new FeederBuilder.FileBased<>(FeederSpec.of(new FeederSpec.Separated("csv", filePath, ',', quoteChar)));
    }

    /** The records of a file with semicolons between values and the names of the attributes in its first line. */
    public static FeederBuilder.FileBased<String> ssv(String filePath) {
        return ssv(filePath, '"');
    }

    /** The records of a file with semicolons between values, quoted by that character, and the names of the attributes in its first line. */
    public static FeederBuilder.FileBased<String> ssv(String filePath, char quoteChar) {
        return new FeederBuilder.FileBased<>(FeederSpec.of(new FeederSpec.Separated("ssv", filePath, ';', quoteChar)));
    }

    /** The records of a file with tabs between values and the names of the attributes in its first line. */
    public static FeederBuilder.FileBased<String> tsv(String filePath) {
        return tsv(filePath, '"');
    }

    /** The records of a file with tabs between values, quoted by that character, and the names of the attributes in its first line. */
    public static FeederBuilder.FileBased<String> tsv(String filePath, char quoteChar) {
        return new FeederBuilder.FileBased<>(FeederSpec.of(new FeederSpec.Separated("tsv", filePath, '\t', quoteChar)));
    }

    /** The records of a file with that character between values and the names of the attributes in its first line. */
    public static FeederBuilder.FileBased<String> separatedValues(String filePath, char separator) {
        return separatedValues(filePath, separator, '"');
    }

    /** The records of a file with that character between values, quoted by the other one, and the names of the attributes in its first line. */
    public static FeederBuilder.FileBased<String> separatedValues(String filePath, char separator, char quoteChar) {
        return new FeederBuilder.FileBased<>(
                FeederSpec.of(new FeederSpec.Separated("separatedValues", filePath, separator, quoteChar)));
    }

    /** The records of a file that is an array of JSON objects. */
    public static FeederBuilder.FileBased<Object> jsonFile(String filePath) {
        return new FeederBuilder.FileBased<>(FeederSpec.of(new FeederSpec.JsonArray(filePath)));
    }

    /** The records of a file with a JSON object in each line. */
    public static FeederBuilder.FileBased<Object> jsonlFile(String filePath) {
        return new FeederBuilder.FileBased<>(FeederSpec.of(new FeederSpec.JsonLines(filePath)));
    }

    /** The records of an array of JSON objects that a server has. It is fetched once, when the run is set up. */
    public static FeederBuilder<Object> jsonUrl(String url) {
        return new FeederBuilder<>(FeederSpec.of(new FeederSpec.JsonUrl(url)));
    }

    /** Records that the simulation has made itself. */
    public static FeederBuilder<Object> arrayFeeder(Map<String, Object>[] data) {
        return new FeederBuilder<>(FeederSpec.of(new FeederSpec.InMemory("arrayFeeder", List.of(data))));
    }

    /** Records that the simulation has made itself. */
    public static FeederBuilder<Object> listFeeder(List<Map<String, Object>> data) {
        return new FeederBuilder<>(FeederSpec.of(new FeederSpec.InMemory("listFeeder", data)));
    }

    // ---- bodies --------------------------------------------------------------------------------------------------

    /** Compresses a body with gzip: for {@code processRequestBody}. Set {@code Content-Encoding} yourself. */
    public static final Function<Body, Body.WithBytes> gzipBody =
            body -> new Body.WithBytes(new BodyContent.Gzip(body.content()));

    /** A text body; the text may have expressions in it. */
    public static Body.WithString StringBody(String string) {
        return new Body.WithString(new BodyContent.Text(Dynamic.el(string)));
    }

    /** A text body that is a function of the session. */
    public static Body.WithString StringBody(Function<Session, String> f) {
        return new Body.WithString(new BodyContent.Text(Dynamic.of(f)));
    }

    /** The content of a file, as it is; the path may have expressions in it. */
    public static Body.WithBytes RawFileBody(String filePath) {
        return new Body.WithBytes(new BodyContent.RawFile(Dynamic.el(filePath)));
    }

    /** The content of a file, as it is; the path is a function of the session. */
    public static Body.WithBytes RawFileBody(Function<Session, String> filePath) {
        return new Body.WithBytes(new BodyContent.RawFile(Dynamic.of(filePath)));
    }

    /** The content of a UTF-8 file with expressions in it; the path may have expressions, too. */
    public static Body.WithString ElFileBody(String filePath) {
        return new Body.WithString(new BodyContent.ElFile(Dynamic.el(filePath)));
    }

    /** The content of a UTF-8 file with expressions in it; the path is a function of the session. */
    public static Body.WithString ElFileBody(Function<Session, String> filePath) {
        return new Body.WithString(new BodyContent.ElFile(Dynamic.of(filePath)));
    }

    /** Accepted for simulations that are ported, and refused when the run is set up: Pebble templates are not built in. */
    public static Body.WithString PebbleStringBody(String string) {
        return new Body.WithString(new BodyContent.Unsupported(NO_PEBBLE));
    }

    /** As {@link #PebbleStringBody}. */
    public static Body.WithString PebbleFileBody(String filePath) {
        return new Body.WithString(new BodyContent.Unsupported(NO_PEBBLE));
    }

    /** As {@link #PebbleStringBody}. */
    public static Body.WithString PebbleFileBody(Function<Session, String> filePath) {
        return new Body.WithString(new BodyContent.Unsupported(NO_PEBBLE));
    }

    /** Those bytes. */
    public static Body.WithBytes ByteArrayBody(byte[] bytes) {
        return new Body.WithBytes(new BodyContent.Bytes(Dynamic.of(bytes.clone())));
    }

    /** The bytes that an expression such as <code>#{payload}</code> gives. */
    public static Body.WithBytes ByteArrayBody(String bytes) {
        return new Body.WithBytes(new BodyContent.Bytes(Dynamic.el(bytes, byte[].class)));
    }

    /** Bytes that are a function of the session. */
    public static Body.WithBytes ByteArrayBody(Function<Session, byte[]> bytes) {
        return new Body.WithBytes(new BodyContent.Bytes(Dynamic.of(bytes)));
    }

    /** What a stream gives, which is opened for each request, read to its end on the user's loop, and closed. */
    public static Body InputStreamBody(Function<Session, InputStream> stream) {
        return new Body.Plain(new BodyContent.Stream(stream));
    }

    /** Accepted for simulations that are ported, and refused at once: see {@link #PebbleStringBody}. */
    @SuppressWarnings("DoNotCallSuggester") // simulations that are ported call it, and shall compile
    public static void registerPebbleExtensions(Object... extensions) {
        throw new SimulationException("registerPebbleExtensions: " + NO_PEBBLE);
    }

    // ---- checks --------------------------------------------------------------------------------------------------

    /** The text of the message or body. */
    public static CheckBuilder.Find<String> bodyString() {
        return new CheckBuilder.Find<>(CheckSpec.Source.of(CheckType.BODY_STRING), String.class);
    }

    /** The bytes of the body. */
    public static CheckBuilder.Find<byte[]> bodyBytes() {
        return new CheckBuilder.Find<>(CheckSpec.Source.of(CheckType.BODY_BYTES), byte[].class);
    }

    /** How many bytes the body has. */
    public static CheckBuilder.Find<Integer> bodyLength() {
        return new CheckBuilder.Find<>(CheckSpec.Source.of(CheckType.BODY_LENGTH), Integer.class);
    }

    /** The body as a stream of bytes, held in memory. */
    public static CheckBuilder.Find<InputStream> bodyStream() {
        return new CheckBuilder.Find<>(CheckSpec.Source.of(CheckType.BODY_STREAM), InputStream.class);
    }

    /** The places, from 0, where that text stands. */
    public static CheckBuilder.MultipleFind<Integer> substring(String pattern) {
        return new CheckBuilder.MultipleFind<>(
                CheckSpec.Source.of(CheckType.SUBSTRING, Dynamic.el(pattern)), Integer.class);
    }

    /** The places, from 0, where that text stands, given by a function. */
    public static CheckBuilder.MultipleFind<Integer> substring(Function<Session, String> pattern) {
        return new CheckBuilder.MultipleFind<>(
                CheckSpec.Source.of(CheckType.SUBSTRING, Dynamic.of(pattern)), Integer.class);
    }

    /** What a regular expression finds in the text. */
    public static CheckBuilder.CaptureGroupCheckBuilder regex(String pattern) {
        return new CheckBuilder.CaptureGroupCheckBuilder(CheckSpec.Source.of(CheckType.REGEX, Dynamic.el(pattern)));
    }

    /** What a regular expression finds in the text, given by a function. */
    public static CheckBuilder.CaptureGroupCheckBuilder regex(Function<Session, String> pattern) {
        return new CheckBuilder.CaptureGroupCheckBuilder(CheckSpec.Source.of(CheckType.REGEX, Dynamic.of(pattern)));
    }

    /** What a JSONPath finds. */
    public static CheckBuilder.JsonOfTypeMultipleFind jsonPath(String path) {
        return new CheckBuilder.JsonOfTypeMultipleFind(CheckSpec.Source.of(CheckType.JSON_PATH, Dynamic.el(path)));
    }

    /** What a JSONPath finds, given by a function. */
    public static CheckBuilder.JsonOfTypeMultipleFind jsonPath(Function<Session, String> path) {
        return new CheckBuilder.JsonOfTypeMultipleFind(CheckSpec.Source.of(CheckType.JSON_PATH, Dynamic.of(path)));
    }

    /** What a JMESPath finds. */
    public static CheckBuilder.JsonOfTypeFind jmesPath(String path) {
        return new CheckBuilder.JsonOfTypeFind(CheckSpec.Source.of(CheckType.JMES_PATH, Dynamic.el(path)));
    }

    /** What a JMESPath finds, given by a function. */
    public static CheckBuilder.JsonOfTypeFind jmesPath(Function<Session, String> path) {
        return new CheckBuilder.JsonOfTypeFind(CheckSpec.Source.of(CheckType.JMES_PATH, Dynamic.of(path)));
    }

    /** JSONP is not supported: the run is refused. Extract the JSON by {@link #regex(String)} instead. */
    public static CheckBuilder.JsonOfTypeMultipleFind jsonpJsonPath(String path) {
        return new CheckBuilder.JsonOfTypeMultipleFind(
                CheckSpec.Source.of(CheckType.JSONP_JSON_PATH, Dynamic.el(path)));
    }

    /** JSONP is not supported: the run is refused. Extract the JSON by {@link #regex(String)} instead, given by a function. */
    public static CheckBuilder.JsonOfTypeMultipleFind jsonpJsonPath(Function<Session, String> path) {
        return new CheckBuilder.JsonOfTypeMultipleFind(
                CheckSpec.Source.of(CheckType.JSONP_JSON_PATH, Dynamic.of(path)));
    }

    /** JSONP is not supported: the run is refused. Extract the JSON by {@link #regex(String)} instead. */
    public static CheckBuilder.JsonOfTypeFind jsonpJmesPath(String path) {
        return new CheckBuilder.JsonOfTypeFind(CheckSpec.Source.of(CheckType.JSONP_JMES_PATH, Dynamic.el(path)));
    }

    /** JSONP is not supported: the run is refused. Extract the JSON by {@link #regex(String)} instead, given by a function. */
    public static CheckBuilder.JsonOfTypeFind jsonpJmesPath(Function<Session, String> path) {
        return new CheckBuilder.JsonOfTypeFind(CheckSpec.Source.of(CheckType.JSONP_JMES_PATH, Dynamic.of(path)));
    }

    /** What an XPath finds in the body as XML. */
    public static CheckBuilder.MultipleFind<String> xpath(String path) {
        return new CheckBuilder.MultipleFind<>(CheckSpec.Source.of(CheckType.XPATH, Dynamic.el(path)), String.class);
    }

    /** What an XPath finds in the body as XML, given by a function. */
    public static CheckBuilder.MultipleFind<String> xpath(Function<Session, String> path) {
        return new CheckBuilder.MultipleFind<>(CheckSpec.Source.of(CheckType.XPATH, Dynamic.of(path)), String.class);
    }

    /** What an XPath finds in the body as XML; the map says what its prefixes stand for. */
    public static CheckBuilder.MultipleFind<String> xpath(String path, Map<String, String> namespaces) {
        return new CheckBuilder.MultipleFind<>(
                CheckSpec.Source.of(CheckType.XPATH, Dynamic.el(path)).withNamespaces(namespaces), String.class);
    }

    /** What an XPath finds in the body as XML, given by a function; the map says what its prefixes stand for. */
    public static CheckBuilder.MultipleFind<String> xpath(
            Function<Session, String> path, Map<String, String> namespaces) {
        return new CheckBuilder.MultipleFind<>(
                CheckSpec.Source.of(CheckType.XPATH, Dynamic.of(path)).withNamespaces(namespaces), String.class);
    }

    /** The texts of the elements that a CSS selector finds in the body as HTML. */
    public static CheckBuilder.CssOfTypeMultipleFind css(String selector) {
        return new CheckBuilder.CssOfTypeMultipleFind(CheckSpec.Source.of(CheckType.CSS, Dynamic.el(selector)));
    }

    /** The texts of the elements that a CSS selector finds in the body as HTML, given by a function. */
    public static CheckBuilder.CssOfTypeMultipleFind css(Function<Session, String> selector) {
        return new CheckBuilder.CssOfTypeMultipleFind(CheckSpec.Source.of(CheckType.CSS, Dynamic.of(selector)));
    }

    /** That attribute of the elements that a CSS selector finds in the body as HTML. */
    public static CheckBuilder.CssOfTypeMultipleFind css(String selector, String nodeAttribute) {
        return new CheckBuilder.CssOfTypeMultipleFind(
                CheckSpec.Source.of(CheckType.CSS, Dynamic.el(selector), Dynamic.of(nodeAttribute)));
    }

    /** That attribute of the elements that a CSS selector, given by a function, finds in the body as HTML. */
    public static CheckBuilder.CssOfTypeMultipleFind css(Function<Session, String> selector, String nodeAttribute) {
        return new CheckBuilder.CssOfTypeMultipleFind(
                CheckSpec.Source.of(CheckType.CSS, Dynamic.of(selector), Dynamic.of(nodeAttribute)));
    }

    /** The inputs of the forms that a CSS selector finds, by name. */
    public static CheckBuilder.MultipleFind<Map<String, Object>> form(String selector) {
        return new CheckBuilder.MultipleFind<>(CheckSpec.Source.of(CheckType.FORM, Dynamic.el(selector)), Map.class);
    }

    /** The inputs of the forms that a CSS selector finds, by name, given by a function. */
    public static CheckBuilder.MultipleFind<Map<String, Object>> form(Function<Session, String> selector) {
        return new CheckBuilder.MultipleFind<>(CheckSpec.Source.of(CheckType.FORM, Dynamic.of(selector)), Map.class);
    }

    /** The MD5 of the body, in hexadecimal. */
    public static CheckBuilder.Find<String> md5() {
        return new CheckBuilder.Find<>(CheckSpec.Source.of(CheckType.MD5), String.class);
    }

    /** The SHA-1 of the body, in hexadecimal. */
    public static CheckBuilder.Find<String> sha1() {
        return new CheckBuilder.Find<>(CheckSpec.Source.of(CheckType.SHA1), String.class);
    }

    /** The response time, in milliseconds. */
    public static CheckBuilder.Find<Integer> responseTimeInMillis() {
        return new CheckBuilder.Find<>(CheckSpec.Source.of(CheckType.RESPONSE_TIME), Integer.class);
    }

    /** Accepted for simulations that are ported, and refused at once: JMESPath has its standard functions. */
    @SuppressWarnings("DoNotCallSuggester") // simulations that are ported call it, and shall compile
    public static void registerJmesPathFunctions(Object... functions) {
        throw new SimulationException(NO_JMESPATH_FUNCTIONS);
    }

    // ---- injection and throttling --------------------------------------------------------------------------------

    /** So many users, spread evenly over the duration that follows. */
    public static OpenInjectionStep.Ramp rampUsers(int users) {
        return new OpenInjectionStep.Ramp(users);
    }

    /** So many users in a wave that swells and ebbs over the duration that follows. */
    public static OpenInjectionStep.StressPeak stressPeakUsers(int users) {
        return new OpenInjectionStep.StressPeak(users);
    }

    /** So many users at one instant. */
    public static OpenInjectionStep atOnceUsers(int users) {
        return OpenInjectionStep.atOnceUsers(users);
    }

    /** Users at a steady rate. */
    public static OpenInjectionStep.ConstantRate constantUsersPerSec(double rate) {
        return new OpenInjectionStep.ConstantRate(rate);
    }

    /** Users at a rate that changes steadily from that value. */
    public static OpenInjectionStep.RampRate rampUsersPerSec(double rate) {
        return new OpenInjectionStep.RampRate(rate);
    }

    /** Users who arrive independently of each other, at a steady rate on average: a Poisson process. How many arrive is random, too. */
    public static OpenInjectionStep.RandomRate poissonUsersPerSec(double rate) {
        return OpenInjectionStep.RandomRate.poisson(rate);
    }

    /**
     * Users at a steady rate on average, with gaps drawn from a gamma distribution.
     *
     * @param shape the burstiness as load tests of language models give it: 1 is a Poisson process, below it users come in bursts, the higher
     *     the more evenly; from 0.01 to 1,000,000
     */
    public static OpenInjectionStep.RandomRate gammaUsersPerSec(double rate, double shape) {
        return OpenInjectionStep.RandomRate.gamma(rate, shape);
    }

    /** Nobody arrives for so many seconds. */
    public static OpenInjectionStep nothingFor(long durationSeconds) {
        return OpenInjectionStep.nothingFor(durationSeconds);
    }

    /** Nobody arrives for so long. */
    public static OpenInjectionStep nothingFor(Duration duration) {
        return OpenInjectionStep.nothingFor(duration);
    }

    /** Users at a rate that rises by so much from level to level. */
    public static OpenInjectionStep.Stairs incrementUsersPerSec(double rateIncrement) {
        return new OpenInjectionStep.Stairs(rateIncrement);
    }

    /** So many users at a time. */
    public static ClosedInjectionStep.Constant constantConcurrentUsers(int users) {
        return new ClosedInjectionStep.Constant(users);
    }

    /** A number of users at a time that changes steadily from that value. */
    public static ClosedInjectionStep.Ramp rampConcurrentUsers(int from) {
        return new ClosedInjectionStep.Ramp(from);
    }

    /** A number of users at a time that rises by so much from level to level. */
    public static ClosedInjectionStep.Stairs incrementConcurrentUsers(int usersIncrement) {
        return new ClosedInjectionStep.Stairs(usersIncrement);
    }

    /** So many requests per second at most, reached steadily: {@code reachRps(100).in(10)}. */
    public static ThrottleStep.ReachIntermediate reachRps(int target) {
        return new ThrottleStep.ReachIntermediate(target);
    }

    /** The limit stays what it is for so many seconds. */
    public static ThrottleStep holdFor(long duration) {
        return ThrottleStep.hold(duration);
    }

    /** The limit stays what it is for so long. */
    public static ThrottleStep holdFor(Duration duration) {
        return ThrottleStep.hold(duration);
    }

    /** So many requests per second at most, at once. */
    public static ThrottleStep jumpToRps(int target) {
        return ThrottleStep.jump(target);
    }

    // ---- assertions ----------------------------------------------------------------------------------------------

    /** An assertion on all requests and checks together, or on all streams together. */
    public static Assertion.WithPath global() {
        return new Assertion.WithPath(new AssertionScope.Global());
    }

    /** An assertion on each request and check by itself, or on each stream by itself. */
    public static Assertion.WithPath forAll() {
        return new Assertion.WithPath(new AssertionScope.ForAll());
    }

    /** An assertion on one request, check or group, by the groups around it, outermost first, and its name; or on one stream, by its name. */
    public static Assertion.WithPath details(String... parts) {
        return new Assertion.WithPath(AssertionScope.at(List.of(parts)));
    }

    /** An assertion on the values that the simulation recorded under that name, see {@link Session#record}. */
    public static AssertionMetric values(String name) {
        return AssertionMetric.values(name, "");
    }

    /** An assertion on the values that the simulation recorded under that name in that unit. */
    public static AssertionMetric values(String name, String unit) {
        return AssertionMetric.values(name, unit);
    }

    // ---- filters -------------------------------------------------------------------------------------------------

    /** URLs that match one of these regular expressions. */
    public static Filter.AllowList AllowList(String... patterns) {
        return new Filter.AllowList(List.of(patterns));
    }

    /** URLs that match one of these regular expressions. */
    public static Filter.AllowList AllowList(List<String> patterns) {
        return new Filter.AllowList(patterns);
    }

    /** URLs that match none of these regular expressions. */
    public static Filter.DenyList DenyList(String... patterns) {
        return new Filter.DenyList(List.of(patterns));
    }

    /** URLs that match none of these regular expressions. */
    public static Filter.DenyList DenyList(List<String> patterns) {
        return new Filter.DenyList(patterns);
    }
}
