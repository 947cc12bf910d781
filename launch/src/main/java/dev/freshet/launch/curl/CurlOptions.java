// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.curl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The table of all options of curl: those that are understood, those that make no difference, and those that cannot be done. */
final class CurlOptions {

    private static final String NO_FILES = "only http and https are requested";

    private final Map<String, CurlOption> byName = new TreeMap<>();
    private final Map<Character, CurlOption> byLetter = new TreeMap<>();

    CurlOptions() {
        request();
        body();
        who();
        connection();
        proxies();
        tls();
        harmless();
        notHonoured();
        notHonouredOverTls();
        notHonouredOfRequests();
        refused();
    }

    /** The option of that name, or those whose name begins like this: one may be shortened as long as it is the only one. */
    List<CurlOption> named(String name) {
        CurlOption exact = byName.get(name);
        return exact != null
                ? List.of(exact)
                : byName.values().stream()
                        .filter(option -> option.name().startsWith(name))
                        .toList();
    }

    List<CurlOption> lettered(char letter) {
        CurlOption option = byLetter.get(letter);
        return option == null ? List.of() : List.of(option);
    }

    /** What may have been meant. */
    String like(String name) {
        String start = name.substring(0, Math.min(name.length(), 4));
        String near = byName.keySet().stream()
                .filter(known -> known.startsWith(start))
                .limit(4)
                .collect(Collectors.joining(", "));
        return near.isEmpty() ? "curl --help all lists its options" : "curl has " + near;
    }

    // ---- understood ----------------------------------------------------------------------------------------------

    private void request() {
        value("--request", 'X', CurlDraft::method);
        value("--url", ' ', CurlDraft::url);
        value("--url-query", ' ', CurlDraft::query);
        value("--header", 'H', (draft, text) -> draft.headers().custom(text));
        value("--user-agent", 'A', (draft, text) -> draft.headers().usual("User-Agent", text));
        value("--referer", 'e', (draft, text) -> draft.headers().referer(text));
        value("--cookie", 'b', (draft, text) -> draft.headers().cookie(text));
        value("--range", 'r', (draft, text) -> draft.headers().usual("Range", "bytes=" + text));
        flag("--head", 'I', CurlDraft::head);
        flag("--get", 'G', CurlDraft::get);
        flag("--globoff", 'g', CurlDraft::globOff);
        flag("--compressed", ' ', draft -> draft.compressed(true));
        flag("--no-compressed", ' ', draft -> draft.compressed(false));
        flag("--location", 'L', draft -> draft.location(true));
        flag("--no-location", ' ', draft -> draft.location(false));
        value("--max-redirs", ' ', CurlDraft::maxRedirects);
        flag("--location-trusted", ' ', draft -> {
            draft.location(true);
            draft.leaveOut("--location-trusted", "credentials are not sent on to another host");
        });
    }

    private void body() {
        value("--data", 'd', (draft, text) -> draft.body().data(text));
        value("--data-ascii", ' ', (draft, text) -> draft.body().data(text));
        value("--data-binary", ' ', (draft, text) -> draft.body().binary(text));
        value("--data-raw", ' ', (draft, text) -> draft.body().raw(text));
        value("--data-urlencode", ' ', (draft, text) -> draft.body().encoded(text));
        value("--json", ' ', (draft, text) -> draft.body().json(text));
        value("--form", 'F', (draft, text) -> draft.body().form(text));
        value("--form-string", ' ', (draft, text) -> draft.body().formString(text));
        value("--upload-file", 'T', (draft, text) -> draft.body().upload(text));
    }

    private void who() {
        value("--user", 'u', CurlDraft::user);
        flag("--basic", ' ', draft -> draft.scheme(CurlCommand.Scheme.BASIC));
        flag("--digest", ' ', draft -> draft.scheme(CurlCommand.Scheme.DIGEST));
        flag("--anyauth", ' ', draft -> draft.scheme(CurlCommand.Scheme.ANY));
        value("--oauth2-bearer", ' ', (draft, text) -> draft.headers().usual("Authorization", "Bearer " + text));
    }

    private void connection() {
        flag("--http1.1", ' ', draft -> draft.connection().version(CurlConnection.Version.HTTP_1_1));
        flag("--http2", ' ', draft -> draft.connection().version(CurlConnection.Version.HTTP_2));
        flag(
                "--http2-prior-knowledge",
                ' ',
                draft -> draft.connection().version(CurlConnection.Version.HTTP_2_PRIOR_KNOWLEDGE));
        value("--connect-timeout", ' ', (draft, text) -> draft.connection().connectTimeout(text));
        value("--max-time", 'm', (draft, text) -> draft.connection().maxTime(text));
        value("--resolve", ' ', (draft, text) -> draft.connection().resolve(text));
        value("--connect-to", ' ', (draft, text) -> draft.connection().connectTo(text));
        value("--interface", ' ', (draft, text) -> draft.connection().localAddress(text));
    }

    private void proxies() {
        value(
                "--proxy",
                'x',
                (draft, text) -> draft.connection().proxy(text, CurlConnection.ProxyKind.HTTP, "--proxy"));
        value(
                "--socks4",
                ' ',
                (draft, text) -> draft.connection().proxy(text, CurlConnection.ProxyKind.SOCKS4, "--socks4"));
        value(
                "--socks4a",
                ' ',
                (draft, text) -> draft.connection().proxy(text, CurlConnection.ProxyKind.SOCKS4A, "--socks4a"));
        value(
                "--socks5",
                ' ',
                (draft, text) -> draft.connection().proxy(text, CurlConnection.ProxyKind.SOCKS5, "--socks5"));
        value(
                "--socks5-hostname",
                ' ',
                (draft, text) -> draft.connection().proxy(text, CurlConnection.ProxyKind.SOCKS5H, "--socks5-hostname"));
        value("--proxy-user", 'U', (draft, text) -> draft.connection().proxyUser(text));
        value("--noproxy", ' ', (draft, text) -> draft.connection().noProxyFor(text));
    }

    private void tls() {
        flag("--insecure", 'k', draft -> draft.connection().insecure(true));
        flag("--no-insecure", ' ', draft -> draft.connection().insecure(false));
        value("--cacert", ' ', (draft, text) -> draft.connection().authorities(text));
        value("--cert", 'E', (draft, text) -> draft.connection().certificate(text));
        value("--cert-type", ' ', (draft, text) -> draft.connection().certificateType(text));
        value("--key", ' ', (draft, text) -> draft.connection().key(text));
        value("--pass", ' ', (draft, text) -> draft.connection().password(text));
    }

    // ---- no difference -------------------------------------------------------------------------------------------

    /** What curl shows and writes, how it treats files and an answer that has come; and what is done in any case. */
    private void harmless() {
        flags(
                "--append a, --create-dirs, --crlf, --disable q, --disable-eprt, --disable-epsv, --fail f, --fail-early, --fail-with-body, "
                        + "--false-start, --ftp-create-dirs, --ftp-pasv, --ftp-pret, --ftp-skip-pasv-ip, --ftp-ssl-ccc, --ftp-ssl-control, "
                        + "--include i, --junk-session-cookies j, --list-only l, --mail-rcpt-allowfails, --no-buffer N, --buffer, --no-clobber, "
                        + "--clobber, --no-progress-meter, --progress-meter, --no-sessionid, --sessionid, --no-silent, --no-verbose, --no-show-error, "
                        + "--no-fail, --no-include, --no-keepalive, --keepalive, --no-npn, --npn, --no-alpn, --alpn, --parallel Z, "
                        + "--parallel-immediate, --path-as-is, --progress-bar #, --remote-header-name J, --remote-name O, --remote-name-all, "
                        + "--remote-time R, --remove-on-error, --sasl-ir, --show-error S, --silent s, --ssl, --ssl-reqd, --styled-output, "
                        + "--no-styled-output, --suppress-connect-headers, --tcp-nodelay, --no-tcp-nodelay, --tftp-no-options, --tlsv1 1, --tlsv1.0, "
                        + "--tlsv1.1, --tlsv1.2, --trace-time, --trace-ids, --use-ascii B, --verbose v, --xattr, --proxy-basic, --socks5-basic, --proxytunnel p, "
                        + "--compressed-ssh, --disallow-username-in-url, --ssl-no-revoke, --ssl-revoke-best-effort, --http0.9, --no-http0.9, --metalink, --raw, "
                        + "--show-headers, --skip-existing, --form-escape, --proxy-ssl-auto-client-cert, --ssl-auto-client-cert, --doh-cert-status, --doh-insecure");
        values(
                "--cookie-jar c, --create-file-mode, --dump-header D, --etag-save, --expect100-timeout, --happy-eyeballs-timeout-ms, "
                        + "--keepalive-time, --keepalive-cnt, --libcurl, --output o, --output-dir, --parallel-max, --parallel-max-host, --proto, --proto-default, --proto-redir, "
                        + "--rate, --stderr, --trace, --trace-ascii, --trace-config, --write-out w, --egd-file, --random-file, --engine, --alt-svc, --hsts");
    }

    private void flags(String names) {
        each(names, (name, letter) -> flag(name, letter, draft -> {}));
    }

    private void values(String names) {
        each(names, (name, letter) -> value(name, letter, (draft, text) -> {}));
    }

    private static void each(String names, BiConsumer<String, Character> option) {
        for (String one : List.of(names.split(", ", -1))) {
            int space = one.indexOf(' ');
            option.accept(space < 0 ? one : one.substring(0, space), space < 0 ? ' ' : one.charAt(space + 1));
        }
    }

    // ---- not done ------------------------------------------------------------------------------------------------

    private void notHonoured() {
        leftOut("HTTP/1.0 is not spoken", "--http1.0 0", "");
        leftOut("HTTP/3 is not spoken", "--http3, --http3-only", "");
        leftOut(
                "it is not used to prove who sends a request",
                "--ntlm, --ntlm-wb, --negotiate, --proxy-ntlm, --proxy-negotiate, "
                        + "--proxy-digest, --proxy-anyauth, --socks5-gssapi, --socks5-gssapi-nec",
                "--aws-sigv4, --delegation, --service-name, "
                        + "--proxy-service-name, --socks5-gssapi-service, --sasl-authzid, --login-options, --krb");
        leftOut("names and passwords are not read from such files", "--netrc n, --netrc-optional", "--netrc-file");
        leftOut(
                "connections are made over TCP, to the host of the address",
                "--haproxy-protocol, --tcp-fastopen, --mptcp",
                "--unix-socket, --abstract-unix-socket, --preproxy, --proxy1.0, --local-port, --ip-tos, --vlan-priority, --haproxy-clientip");
        leftOut("both versions of IP are used, as the host has addresses", "--ipv4 4, --ipv6 6", "");
        leftOut(
                "names are looked up as the system does it",
                "",
                "--dns-interface, --dns-ipv4-addr, --dns-ipv6-addr, --dns-servers, --doh-url, --ipfs-gateway");
    }

    private void notHonouredOverTls() {
        leftOut(
                "TLS is agreed upon by the library's own rules",
                "--tlsv1.3, --sslv2 2, --sslv3 3, --ssl-allow-beast, --cert-status, "
                        + "--proxy-ssl-allow-beast, --proxy-tlsv1, --proxy-insecure, --ca-native, --proxy-ca-native, --ech-grease, --tls-earlydata",
                "--tls-max, --ciphers, --tls13-ciphers, --curves, --capath, --crlfile, "
                        + "--key-type, --pinnedpubkey, --tlsauthtype, --tlspassword, --tlsuser, --proxy-cacert, --proxy-capath, --proxy-cert, "
                        + "--proxy-cert-type, --proxy-ciphers, --proxy-crlfile, --proxy-key, --proxy-key-type, --proxy-pass, --proxy-pinnedpubkey, "
                        + "--proxy-tls13-ciphers, --proxy-tlsauthtype, --proxy-tlspassword, --proxy-tlsuser, --ech, --sigalgs");
    }

    private void notHonouredOfRequests() {
        leftOut("the proxy is sent no further headers", "", "--proxy-header");
        leftOut(
                "a request that fails is counted, and not repeated",
                "--retry-all-errors, --retry-connrefused",
                "--retry, --retry-delay, --retry-max-time");
        leftOut(
                "nothing slows a transfer down or gives it up for being slow",
                "",
                "--limit-rate, --speed-limit Y, --speed-time y, --max-filesize");
        leftOut(
                "the request is sent whole, and without this condition",
                "--tr-encoding, --ignore-content-length",
                "--time-cond z, --etag-compare, " + "--continue-at C, --request-target");
        leftOut(
                "the method of a request that is redirected changes as browsers change it",
                "--post301, --post302, --post303",
                "");
        leftOut(
                NO_FILES,
                "",
                "--ftp-account, --ftp-alternative-to-user, --ftp-method, --ftp-port P, --ftp-ssl-ccc-mode, --hostpubmd5, "
                        + "--hostpubsha256, --mail-auth, --mail-from, --mail-rcpt, --pubkey, --quote Q, --telnet-option t, --tftp-blksize");
    }

    private void leftOut(String why, String flags, String values) {
        if (!flags.isEmpty()) {
            each(flags, (name, letter) -> flag(name, letter, draft -> draft.leaveOut(name, why)));
        }
        if (!values.isEmpty()) {
            each(values, (name, letter) -> value(name, letter, (draft, text) -> draft.leaveOut(name, why)));
        }
    }

    /** Without which it would be another command. */
    private void refused() {
        flag("--next", ':', draft -> {
            throw CurlMistake.of("--next begins a second request: give one command for each");
        });
        value("--config", 'K', (draft, text) -> {
            throw CurlMistake.of("--config reads options from a file: write them into the command");
        });
        for (String shows : List.of("--help h", "--version V", "--manual M")) {
            each(
                    shows,
                    (name, letter) -> flag(name, letter, draft -> {
                        throw CurlMistake.of(name + " asks curl about itself: give a command that requests something");
                    }));
        }
        value("--variable", ' ', (draft, text) -> {
            throw CurlMistake.of("--variable: nothing is expanded here; write the values in their places");
        });
    }

    private void flag(String name, char letter, Consumer<CurlDraft> effect) {
        put(new CurlOption(name, letter, false, (draft, text) -> effect.accept(draft)));
    }

    private void value(String name, char letter, BiConsumer<CurlDraft, String> effect) {
        put(new CurlOption(name, letter, true, effect));
    }

    private void put(CurlOption option) {
        byName.put(option.name(), option);
        if (option.letter() != ' ') {
            byLetter.put(option.letter(), option);
        }
    }

    /** All of them, for whoever wants to see that none is missing. */
    List<CurlOption> all() {
        return new ArrayList<>(byName.values());
    }
}
