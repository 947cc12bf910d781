// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.freshet.core.text.SafeText;
import dev.freshet.launch.LaunchException;
import dev.freshet.launch.curl.CurlCommand;
import dev.freshet.launch.oneliner.AskedByCurl;
import dev.freshet.launch.oneliner.AskedConnection;
import dev.freshet.launch.oneliner.AskedConnection.Property;
import dev.freshet.launch.oneliner.AskedProxy;
import dev.freshet.launch.oneliner.AskedRequest;
import dev.freshet.launch.oneliner.AskedUrl;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is sent, and over what: the options that {@code sse} and {@code http} share. */
final class RequestOptions {

    private static final String INSECURE = "freshet.ssl.useInsecureTrustManager";
    private static final String TRUST_STORE = "freshet.ssl.trustStore";
    private static final String KEY_STORE = "freshet.ssl.keyStore";
    private static final String PEM = "PEM";
    private static final String CONTENT_TYPE = "Content-Type";

    @Parameters(
            paramLabel = "URL",
            arity = "0..*",
            preprocessor = CurlWords.class,
            description =
                    "The address; without a scheme it is http:// for this machine and https:// for others. Or a pasted command: all from the word curl on is curl's.")
    private List<String> words = new ArrayList<>();

    @Option(
            names = "--curl",
            paramLabel = "FILE|-",
            description =
                    "Takes the request from a curl command in a file, or on standard input, quoted for any shell.")
    private @Nullable String curl;

    @Option(
            names = {"-X", "--request"},
            paramLabel = "METHOD",
            description = "The method. Default: GET, and POST where there are data.")
    private @Nullable String method;

    @Option(
            names = {"-H", "--header"},
            paramLabel = "'NAME: VALUE'",
            description = "Adds a line to the head of the request. Can be given several times.")
    private List<String> headers = new ArrayList<>();

    @Option(
            names = "--data",
            paramLabel = "TEXT|@FILE",
            description =
                    "What is sent: a text, a file as it is, or with @- what comes on standard input. It is called JSON where it begins like that, and a form otherwise, unless a header says what it is.")
    private @Nullable String data;

    @Option(names = "--http2", description = "Speaks HTTP/2: offers it with https, takes it for granted with http.")
    private boolean http2;

    @Option(
            names = "--proxy",
            paramLabel = "URL",
            description =
                    "Goes through a proxy: http://, https://, socks4:// or socks5://, [USER:PASSWORD@]HOST:PORT. The names of servers are resolved there.")
    private @Nullable String proxy;

    @Option(names = "--insecure", description = "Accepts any certificate of any server.")
    private boolean insecure;

    @Option(
            names = "--cacert",
            paramLabel = "FILE",
            description = "Trusts the certificates in this file (PEM) in place of those of Java.")
    private @Nullable Path trusted;

    @Option(
            names = "--cert",
            paramLabel = "FILE",
            description = "Shows this certificate (PEM) to servers that want one.")
    private @Nullable Path certificate;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "The private key of --cert (PEM, PKCS #8). Default: in the same file.")
    private @Nullable Path key;

    /**
     * What is to be sent, and over what.
     *
     * @param err told what of a pasted command is left out
     */
    Asked asked(PrintWriter err) {
        boolean isCurl = !words.isEmpty() && words.get(0).equals(CurlWords.CURL);
        if (isCurl || curl != null) {
            return pasted(isCurl, err);
        }
        if (words.size() != 1) {
            throw LaunchException.badInput(
                    words.isEmpty()
                            ? "Give an address, such as http://localhost:8080/events."
                            : "Give one address, and not " + words.size() + ": " + String.join(" ", words));
        }
        return new Asked(request(AskedUrl.of(words.get(0))), connection());
    }

    /** A request, and what it is sent over. */
    record Asked(AskedRequest request, AskedConnection connection) {}

    private Asked pasted(boolean isInWords, PrintWriter err) {
        boolean hasOwn = method != null || !headers.isEmpty() || data != null || http2 || proxy != null || hasTls();
        if (hasOwn || (isInWords ? curl != null : !words.isEmpty())) {
            throw LaunchException.badInput("A curl command says what the request is: leave out the address and the"
                    + " options --request, --header, --data, --http2, --proxy and those of TLS beside it.");
        }
        AskedByCurl pasted = AskedByCurl.of(isInWords ? CurlCommand.parse(words) : CurlCommand.parse(text()));
        pasted.leftOut()
                .forEach(option -> err.println("freshet: left out of the curl command: " + SafeText.line(option)));
        return new Asked(pasted.request(), pasted.connection());
    }

    private String text() {
        try {
            return "-".equals(curl)
                    ? new String(System.in.readAllBytes(), UTF_8)
                    : Files.readString(Path.of(String.valueOf(curl)));
        } catch (IOException e) {
            throw LaunchException.badInput("--curl " + curl + " can't be read as text in UTF-8: " + e.getMessage());
        }
    }

    /** The request to that address. */
    private AskedRequest request(AskedUrl address) {
        AskedRequest begun = new AskedRequest(
                address.url(), methodOr(data == null ? "GET" : "POST"), List.of(), content(), address.login());
        for (String header : headers) {
            begun = begun.with(header(header));
        }
        boolean saysWhatItIs =
                headers.stream().anyMatch(header -> header(header).name().equalsIgnoreCase(CONTENT_TYPE));
        return data == null || saysWhatItIs
                ? begun
                : begun.with(new AskedRequest.Header(CONTENT_TYPE, AskedRequest.usualContentType(begin(begun))));
    }

    /** What they are sent over. */
    private AskedConnection connection() {
        AskedConnection connection = AskedConnection.PLAIN.withHttp2(http2);
        if (proxy != null) {
            connection = connection.withProxy(AskedProxy.of(proxy));
        }
        return insecure ? withTls(connection.with(new Property(INSECURE, "true"))) : withTls(connection);
    }

    private boolean hasTls() {
        return insecure || trusted != null || certificate != null || key != null;
    }

    private AskedConnection withTls(AskedConnection plain) {
        AskedConnection connection = plain;
        if (trusted != null) {
            connection = connection
                    .with(new Property(TRUST_STORE + ".file", readable("--cacert", trusted)))
                    .with(new Property(TRUST_STORE + ".type", PEM));
        }
        if (key != null && certificate == null) {
            throw LaunchException.badInput("--key is the key of --cert FILE, which is not given.");
        }
        if (certificate != null) {
            connection = connection
                    .with(new Property(KEY_STORE + ".file", readable("--cert", certificate)))
                    .with(new Property(KEY_STORE + ".type", PEM));
        }
        return key == null ? connection : connection.with(new Property(KEY_STORE + ".keyFile", readable("--key", key)));
    }

    private static String readable(String option, Path file) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw LaunchException.badInput(option + " " + file + ": there is no such file that can be read.");
        }
        return file.toAbsolutePath().normalize().toString();
    }

    private String methodOr(String usual) {
        if (method == null) {
            return usual;
        }
        if (!method.matches("[A-Za-z-]+")) {
            throw LaunchException.badInput("-X " + method + ": a method is a word such as POST.");
        }
        return method;
    }

    private static AskedRequest.Header header(String text) {
        int colon = text.indexOf(':');
        if (colon < 1 || text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
            throw LaunchException.badInput(
                    "-H '" + text + "': give a name and a value, such as -H 'Authorization: Bearer abc'.");
        }
        return new AskedRequest.Header(
                text.substring(0, colon).strip(), text.substring(colon + 1).strip());
    }

    private Optional<AskedRequest.Content> content() {
        if (data == null) {
            return Optional.empty();
        }
        if (!data.startsWith("@")) {
            return Optional.of(new AskedRequest.Content.Text(data));
        }
        try {
            if (data.equals("@-")) {
                return Optional.of(new AskedRequest.Content.Text(new String(System.in.readAllBytes(), UTF_8)));
            }
            Path file = Path.of(data.substring(1)).toAbsolutePath().normalize();
            if (!Files.isReadable(file) || Files.isDirectory(file)) {
                throw LaunchException.badInput("--data " + data + ": there is no such file that can be read.");
            }
            return Optional.of(new AskedRequest.Content.File(file.toString()));
        } catch (IOException e) {
            throw LaunchException.badInput("--data @-: standard input can't be read: " + e.getMessage());
        }
    }

    private static String begin(AskedRequest request) {
        AskedRequest.Content content = request.body().orElseThrow();
        if (content instanceof AskedRequest.Content.Text text) {
            return text.text();
        }
        if (content instanceof AskedRequest.Content.File file) {
            try (var in = Files.newInputStream(Path.of(file.path()))) {
                return new String(in.readNBytes(1_000), UTF_8);
            } catch (IOException e) {
                throw LaunchException.badInput("--data @" + file.path() + " can't be read: " + e.getMessage());
            }
        }
        return "";
    }
}
