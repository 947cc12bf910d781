// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.curl;

import dev.freshet.core.Internal;
import java.util.List;
import java.util.Optional;

/**
 * What a curl command asks for. Immutable.
 *
 * @param url with its scheme, without a name and a password, without a fragment; with the query that {@code -G} and {@code --url-query} add
 * @param method as it is sent: {@code POST} where there is a body and nothing else is said
 * @param headers those that the options say, in the order in which curl sends them; not what curl sends on its own, such as {@code User-Agent: curl/8}
 * @param removedHeaders the names of those that curl would send on its own and that {@code -H 'Accept:'} keeps it from sending
 * @param body what is sent
 * @param auth who sends it; empty if nobody says
 * @param connection over what it is sent
 * @param isCompressed whether a content coding is asked for
 * @param maxRedirects how many redirects are followed; 0 if none are, as is usual for curl, -1 for any number
 * @param notHonoured what of the command is left out, and why
 */
@Internal
public record CurlCommand(
        String url,
        String method,
        List<Header> headers,
        List<String> removedHeaders,
        CurlBody body,
        Optional<Auth> auth,
        CurlConnection connection,
        boolean isCompressed,
        int maxRedirects,
        List<NotHonoured> notHonoured) {

    public CurlCommand {
        headers = List.copyOf(headers);
        removedHeaders = List.copyOf(removedHeaders);
        notHonoured = List.copyOf(notHonoured);
    }

    /**
     * A line of the head of a request.
     *
     * @param value may be empty
     */
    public record Header(String name, String value) {}

    /** Who sends a request, and how that is proved. */
    public record Auth(Scheme scheme, String user, String password) {}

    /** How a user name and a password are sent. */
    public enum Scheme {
        BASIC,
        DIGEST,
        /** By what the server asks for. */
        ANY
    }

    /**
     * An option that is left out.
     *
     * @param option as curl calls it, with two dashes where it has a long name
     * @param why what cannot be done, as a part of a sentence
     */
    public record NotHonoured(String option, String why) {}

    /**
     * What these words ask for. The first may be the name of the program.
     *
     * @param words as a shell hands them over, their quotes undone
     * @throws dev.freshet.launch.LaunchException if it is no command that curl would carry out, or none with exactly one address; if a file that it names cannot be read
     */
    public static CurlCommand parse(List<String> words) {
        return CurlArguments.read(new ShellWords(words, Optional.empty(), List.of()));
    }

    /**
     * What a text asks for that was copied from a browser, a page or a terminal: quoted for a POSIX shell, for {@code cmd} or for PowerShell.
     *
     * @throws dev.freshet.launch.LaunchException as {@link #parse(List)}; if quotes have no end; if there is a variable in it, which nobody here can expand
     */
    public static CurlCommand parse(String text) {
        return CurlArguments.read(ShellWords.of(text));
    }
}
