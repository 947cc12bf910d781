// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.curl;

import dev.freshet.launch.curl.CurlCommand.Auth;
import dev.freshet.launch.curl.CurlCommand.NotHonoured;
import dev.freshet.launch.curl.CurlCommand.Scheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of a command while its options are gone through. Confined to one call. */
final class CurlDraft {

    private static final int USUAL_REDIRECTS = 50;

    private final CurlFiles files;
    private final DraftHeaders headers = new DraftHeaders(this);
    private final DraftBody body = new DraftBody(this);
    private final DraftConnection connection = new DraftConnection(this);
    private final List<NotHonoured> notHonoured = new ArrayList<>();
    private final List<String> queries = new ArrayList<>();

    private @Nullable String url;
    private String method = "";
    private boolean isHead;
    private boolean isGet;
    private boolean isGlobOff;
    private boolean isCompressed;
    private boolean followsRedirects;
    private int maxRedirects = USUAL_REDIRECTS;
    private String user = "";
    private boolean hasUser;
    private Scheme scheme = Scheme.BASIC;

    CurlDraft(CurlFiles files) {
        this.files = files;
    }

    CurlFiles files() {
        return files;
    }

    DraftHeaders headers() {
        return headers;
    }

    DraftBody body() {
        return body;
    }

    DraftConnection connection() {
        return connection;
    }

    void leaveOut(String option, String why) {
        notHonoured.add(new NotHonoured(option, why));
    }

    void url(String text) {
        if (url != null) {
            throw CurlMistake.of(
                    "there are two addresses, '" + CurlMistake.shown(url) + "' and '" + CurlMistake.shown(text)
                            + "': give one; if one of them is the value of an option, put quotes around it");
        }
        url = text;
    }

    void query(String text) {
        queries.add(text.startsWith("+") ? text.substring(1) : UrlEncoding.encode(files, "--url-query", text));
    }

    void method(String text) {
        if (!text.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")) {
            throw CurlMistake.value("--request", text, "a method is one word, as POST");
        }
        method = text;
    }

    void head() {
        isHead = true;
    }

    void get() {
        isGet = true;
    }

    void globOff() {
        isGlobOff = true;
    }

    void compressed(boolean isAskedFor) {
        isCompressed = isAskedFor;
    }

    void location(boolean isFollowed) {
        followsRedirects = isFollowed;
    }

    void maxRedirects(String text) {
        try {
            maxRedirects = Math.max(-1, Integer.parseInt(text.trim()));
        } catch (NumberFormatException notANumber) {
            throw CurlMistake.value("--max-redirs", text, "this is no number");
        }
    }

    void user(String text) {
        user = text;
        hasUser = true;
    }

    void scheme(Scheme changed) {
        scheme = changed;
    }

    // ---- the command ---------------------------------------------------------------------------------------------

    CurlCommand command() {
        if (url == null) {
            throw CurlMistake.of("there is no address in it");
        }
        CurlUrl address = CurlUrl.of(url, isGlobOff);
        List<String> added = new ArrayList<>(queries);
        CurlBody sent = body.body();
        if (isGet && sent instanceof CurlBody.Content content) {
            added.add(content.text()
                    .orElseThrow(() -> CurlMistake.of("-G: what is to stand in the address is no text in UTF-8")));
            sent = new CurlBody.None();
        }
        checkMethods(sent);
        Optional<Auth> auth = auth(address);
        headers.settle(sent, body.isJson(), body.isUpload(), isGet);
        return new CurlCommand(
                address.with(added, body.uploadedName()),
                method.isEmpty() ? usualMethod(sent) : method,
                headers.sent(),
                headers.removed(),
                sent,
                auth,
                connection.connection(),
                isCompressed,
                followsRedirects ? maxRedirects : 0,
                notHonoured);
    }

    private void checkMethods(CurlBody sent) {
        if (isHead && !(sent instanceof CurlBody.None)) {
            throw CurlMistake.of(
                    "-I asks for the head alone, and there is something to be sent: leave one of them out");
        }
        if (isHead && Set.of("GET", "POST", "PUT").contains(method)) {
            leaveOut("--head", "with -X " + method + " the body is read, too");
        }
    }

    private String usualMethod(CurlBody sent) {
        if (isHead) {
            return "HEAD";
        }
        if (sent instanceof CurlBody.None) {
            return "GET";
        }
        return body.isUpload() ? "PUT" : "POST";
    }

    /** A header of the user's own counts more than options, and these more than what stands in the address. */
    private Optional<Auth> auth(CurlUrl address) {
        if (headers.hasCustom("Authorization")) {
            return Optional.empty();
        }
        if (!hasUser) {
            return address.user().isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Auth(scheme, address.user().get(), address.password()));
        }
        int colon = user.indexOf(':');
        if (colon < 0) {
            leaveOut(
                    "--user",
                    "curl asks for the password of '" + CurlMistake.shown(user)
                            + "' on the terminal; none is sent: write -u name:password");
        }
        return Optional.of(new Auth(
                scheme, colon < 0 ? user : user.substring(0, colon), colon < 0 ? "" : user.substring(colon + 1)));
    }
}
