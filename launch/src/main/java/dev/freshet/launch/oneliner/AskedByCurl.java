// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.oneliner;

import dev.freshet.core.Internal;
import dev.freshet.http.ProxySpec;
import dev.freshet.launch.LaunchException;
import dev.freshet.launch.curl.CurlBody;
import dev.freshet.launch.curl.CurlCommand;
import dev.freshet.launch.curl.CurlConnection;
import dev.freshet.launch.oneliner.AskedConnection.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a pasted curl command asks for. Immutable.
 *
 * @param leftOut what of it is not done, each as a sentence
 */
@Internal
public record AskedByCurl(AskedRequest request, AskedConnection connection, List<String> leftOut) {

    private static final String INSECURE = "freshet.ssl.useInsecureTrustManager";
    private static final String CODINGS = "gzip, deflate";

    public AskedByCurl {
        leftOut = List.copyOf(leftOut);
    }

    /**
     * The request of a command.
     *
     * @throws LaunchException when its body is one that cannot be sent by one line
     */
    public static AskedByCurl of(CurlCommand curl) {
        List<String> leftOut = new ArrayList<>();
        curl.notHonoured().forEach(option -> leftOut.add(option.option() + ": " + option.why()));
        curl.removedHeaders().forEach(name -> leftOut.add("-H '" + name + ":': what is sent by itself stays"));
        return new AskedByCurl(request(curl, leftOut), connection(curl, leftOut), leftOut);
    }

    private static AskedRequest request(CurlCommand curl, List<String> leftOut) {
        List<AskedRequest.Header> headers = new ArrayList<>();
        curl.headers().forEach(header -> headers.add(new AskedRequest.Header(header.name(), header.value())));
        AskedRequest request = new AskedRequest(
                curl.url(),
                curl.method(),
                headers,
                content(curl.body()),
                curl.auth().map(auth -> login(auth, leftOut)));
        return curl.isCompressed() && !request.hasHeader("Accept-Encoding")
                ? request.with(new AskedRequest.Header("Accept-Encoding", CODINGS))
                : request;
    }

    private static AskedRequest.Login login(CurlCommand.Auth auth, List<String> leftOut) {
        if (auth.scheme() == CurlCommand.Scheme.ANY) {
            leftOut.add("--anyauth: the password is sent at once, as by --basic");
        }
        return new AskedRequest.Login(auth.user(), auth.password(), auth.scheme() == CurlCommand.Scheme.DIGEST);
    }

    private static Optional<AskedRequest.Content> content(CurlBody body) {
        if (body instanceof CurlBody.Content content) {
            if (content.file().isPresent()) {
                return Optional.of(new AskedRequest.Content.File(
                        content.file().get().toAbsolutePath().normalize().toString()));
            }
            return Optional.of(content.text()
                    .<AskedRequest.Content>map(AskedRequest.Content.Text::new)
                    .orElseGet(() -> bytes(content.bytes())));
        }
        if (body instanceof CurlBody.Multipart) {
            throw LaunchException.badInput(
                    "curl command: forms of several parts (-F) can't be sent by one line. Write a simulation, with bodyPart(..).");
        }
        return Optional.empty();
    }

    private static AskedRequest.Content bytes(byte[] bytes) {
        List<Byte> boxed = new ArrayList<>(bytes.length);
        for (byte each : bytes) {
            boxed.add(each);
        }
        return new AskedRequest.Content.Bytes(boxed);
    }

    private static AskedConnection connection(CurlCommand curl, List<String> leftOut) {
        CurlConnection asked = curl.connection();
        boolean isSecure = curl.url().regionMatches(true, 0, "https:", 0, 6);
        AskedConnection connection = AskedConnection.PLAIN
                .withHttp2(
                        switch (asked.version()) {
                            case ANY, HTTP_1_1 -> false;
                            case HTTP_2 -> isSecure;
                            case HTTP_2_PRIOR_KNOWLEDGE -> true;
                        })
                .withRedirects(curl.maxRedirects() != 0);
        if (asked.proxy().isPresent()) {
            connection = connection.withProxy(proxy(asked.proxy().get()));
        }
        tell(asked, leftOut);
        return asked.tls().isInsecure() ? connection.with(new Property(INSECURE, "true")) : connection;
    }

    /** What one line has no words for. */
    private static void tell(CurlConnection asked, List<String> leftOut) {
        addIf(asked.tls().authorities().isPresent(), "--cacert: those whom Java trusts are trusted", leftOut);
        addIf(asked.tls().certificate().isPresent(), "--cert: no certificate is shown", leftOut);
        addIf(!asked.noProxyFor().isEmpty(), "--noproxy: the proxy is used for all hosts", leftOut);
        addIf(asked.connectTimeout().isPresent(), "--connect-timeout: connecting may take 10 seconds", leftOut);
        addIf(asked.maxTime().isPresent(), "--max-time: give --duration before the word curl", leftOut);
        addIf(!asked.resolve().isEmpty(), "--resolve: names are looked up", leftOut);
        addIf(asked.localAddress().isPresent(), "--interface: the system chooses the local address", leftOut);
    }

    private static void addIf(boolean isAsked, String sentence, List<String> leftOut) {
        if (isAsked) {
            leftOut.add(sentence);
        }
    }

    private static AskedProxy proxy(CurlConnection.Proxy proxy) {
        ProxySpec.Kind kind = switch (proxy.kind()) {
            case HTTP -> ProxySpec.Kind.HTTP;
            case HTTPS -> ProxySpec.Kind.HTTPS;
            case SOCKS4, SOCKS4A -> ProxySpec.Kind.SOCKS4;
            case SOCKS5, SOCKS5H -> ProxySpec.Kind.SOCKS5;
        };
        return new AskedProxy(
                kind,
                proxy.host(),
                proxy.port(),
                proxy.user().map(user -> new AskedRequest.Login(user, proxy.password(), false)));
    }
}
