// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.curl;

import dev.freshet.launch.curl.CurlConnection.Proxy;
import dev.freshet.launch.curl.CurlConnection.ProxyKind;
import dev.freshet.launch.curl.CurlConnection.Resolve;
import dev.freshet.launch.curl.CurlConnection.Tls;
import dev.freshet.launch.curl.CurlConnection.Version;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Over what a command sends its request. Confined to one call. */
final class DraftConnection {

    private static final int USUAL_PROXY_PORT = 1080;
    private static final int USUAL_HTTPS_PROXY_PORT = 443;
    private static final BigDecimal NS_PER_S = BigDecimal.valueOf(1_000_000_000L);
    private static final BigDecimal MOST_SECONDS = BigDecimal.valueOf(1_000_000_000L);

    private static final Pattern PROXY =
            Pattern.compile("(?:([A-Za-z0-9]+)://)?(?:([^@]*)@)?(\\[[^\\]]+]|[^:/\\[\\]]+)(?::(\\d{1,5}))?/?.*");

    private static final Map<String, ProxyKind> PROXIES = Map.of(
            "http", ProxyKind.HTTP,
            "https", ProxyKind.HTTPS,
            "socks", ProxyKind.SOCKS4,
            "socks4", ProxyKind.SOCKS4,
            "socks4a", ProxyKind.SOCKS4A,
            "socks5", ProxyKind.SOCKS5,
            "socks5h", ProxyKind.SOCKS5H);

    private final CurlDraft draft;
    private final List<Resolve> resolve = new ArrayList<>();
    private final List<String> noProxyFor = new ArrayList<>();
    private Version version = Version.ANY;
    private Optional<Proxy> proxy = Optional.empty();
    private Optional<String> proxyUser = Optional.empty();
    private Optional<Duration> connectTimeout = Optional.empty();
    private Optional<Duration> maxTime = Optional.empty();
    private Optional<String> localAddress = Optional.empty();
    private boolean isInsecure;
    private Optional<Path> authorities = Optional.empty();
    private Optional<Path> certificate = Optional.empty();
    private String certificateType = "PEM";
    private Optional<Path> key = Optional.empty();
    private Optional<String> password = Optional.empty();

    DraftConnection(CurlDraft draft) {
        this.draft = draft;
    }

    void version(Version changed) {
        version = changed;
    }

    // ---- time ----------------------------------------------------------------------------------------------------

    void connectTimeout(String text) {
        connectTimeout = seconds("--connect-timeout", text);
    }

    void maxTime(String text) {
        maxTime = seconds("--max-time", text);
    }

    /** 0 is no limit. */
    private static Optional<Duration> seconds(String option, String text) {
        try {
            BigDecimal seconds = new BigDecimal(text.strip());
            if (seconds.signum() < 0 || seconds.compareTo(MOST_SECONDS) > 0 || text.length() > 30) {
                throw CurlMistake.value(option, text, "so many seconds cannot be waited for");
            }
            return seconds.signum() == 0
                    ? Optional.empty()
                    : Optional.of(Duration.ofNanos(seconds.multiply(NS_PER_S).longValue()));
        } catch (NumberFormatException notANumber) {
            throw CurlMistake.value(option, text, "this is no number of seconds, such as 10 or 2.5");
        }
    }

    // ---- names and addresses -------------------------------------------------------------------------------------

    /** {@code [+]host:port:address[,address]…}. */
    void resolve(String text) {
        if (text.startsWith("-")) {
            return; // forgets what curl would have looked up before
        }
        String plain = text.startsWith("+") ? text.substring(1) : text;
        Matcher parts = Pattern.compile("(\\[[^\\]]+]|[^:]+):(\\d{1,5}):(.+)").matcher(plain);
        if (!parts.matches()) {
            throw CurlMistake.value("--resolve", text, "write it as host:port:address");
        }
        List<String> addresses = Arrays.stream(parts.group(3).split(",", -1))
                .map(address -> address.replaceAll("[\\[\\]]", ""))
                .filter(address -> !address.isEmpty())
                .toList();
        resolve.add(new Resolve(parts.group(1), Integer.parseInt(parts.group(2)), addresses));
    }

    void connectTo(String text) {
        draft.leaveOut(
                "--connect-to",
                "connections are made to the host and the port of the address; --resolve tells which address a host has");
    }

    void localAddress(String text) {
        String plain = text.replaceFirst("^(?:if|host|ifhost)!", "");
        localAddress = Optional.of(plain);
    }

    // ---- proxies -------------------------------------------------------------------------------------------------

    /** {@code [scheme://][user:password@]host[:port]}; nothing at all takes back what was said before. */
    void proxy(String text, ProxyKind usual, String option) {
        if (text.isBlank()) {
            proxy = Optional.empty();
            return;
        }
        Matcher parts = PROXY.matcher(text.strip());
        if (!parts.matches()) {
            throw CurlMistake.value(option, text, "write it as [scheme://]host[:port]");
        }
        String scheme = parts.group(1) == null ? "" : parts.group(1).toLowerCase(Locale.ROOT);
        ProxyKind kind = scheme.isEmpty() ? usual : PROXIES.get(scheme);
        if (kind == null) {
            throw CurlMistake.value(
                    option, text, "there are proxies of the kinds http, https, socks4, socks4a, socks5 and socks5h");
        }
        int port = parts.group(4) == null
                ? (kind == ProxyKind.HTTPS ? USUAL_HTTPS_PROXY_PORT : USUAL_PROXY_PORT)
                : Integer.parseInt(parts.group(4));
        String who = parts.group(2) == null ? "" : parts.group(2);
        proxy = Optional.of(of(kind, parts.group(3), port, who, true));
    }

    private static Proxy of(ProxyKind kind, String host, int port, String who, boolean isEncoded) {
        int colon = who.indexOf(':');
        String user = colon < 0 ? who : who.substring(0, colon);
        String secret = colon < 0 ? "" : who.substring(colon + 1);
        return new Proxy(
                kind,
                host,
                port,
                who.isEmpty() ? Optional.empty() : Optional.of(isEncoded ? UrlEncoding.decode(user) : user),
                isEncoded ? UrlEncoding.decode(secret) : secret);
    }

    void proxyUser(String text) {
        proxyUser = Optional.of(text);
    }

    void noProxyFor(String text) {
        noProxyFor.clear();
        Arrays.stream(text.split("[,\\s]+", -1)).filter(host -> !host.isEmpty()).forEach(noProxyFor::add);
    }

    // ---- TLS -----------------------------------------------------------------------------------------------------

    void insecure(boolean changed) {
        isInsecure = changed;
    }

    void authorities(String text) {
        authorities = Optional.of(CurlFiles.path("--cacert", text));
    }

    /** {@code file[:password]}; a backslash quotes a colon, and that of a Windows drive is none. */
    void certificate(String text) {
        if (text.startsWith("pkcs11:")) {
            draft.leaveOut("--cert", "certificates are read from files");
            return;
        }
        StringBuilder file = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean isEscaped = c == '\\' && at + 1 < text.length() && "\\:".indexOf(text.charAt(at + 1)) >= 0;
            boolean isDrive = c == ':' && at == 1 && at + 1 < text.length() && "\\/".indexOf(text.charAt(at + 1)) >= 0;
            if (c == ':' && !isDrive) {
                password = Optional.of(text.substring(at + 1));
                break;
            }
            at += isEscaped ? 1 : 0;
            file.append(text.charAt(at++));
        }
        certificate = Optional.of(CurlFiles.path("--cert", file.toString()));
    }

    void certificateType(String text) {
        certificateType = text.toUpperCase(Locale.ROOT);
        if (!List.of("PEM", "DER", "P12").contains(certificateType)) {
            draft.leaveOut("--cert-type", "certificates are PEM, DER or P12");
        }
    }

    void key(String text) {
        key = Optional.of(CurlFiles.path("--key", text));
    }

    void password(String text) {
        password = Optional.of(text);
    }

    // ---- what comes of them --------------------------------------------------------------------------------------

    CurlConnection connection() {
        return new CurlConnection(
                version,
                new Tls(isInsecure, authorities, certificate, certificateType, key, password),
                proxy.map(one ->
                        proxyUser.isEmpty() ? one : of(one.kind(), one.host(), one.port(), proxyUser.get(), false)),
                noProxyFor,
                connectTimeout,
                maxTime,
                resolve,
                localAddress);
    }
}
