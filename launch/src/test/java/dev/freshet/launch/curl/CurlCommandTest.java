// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.curl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.freshet.launch.LaunchException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What pasted commands ask for. */
class CurlCommandTest {

    @TempDir
    static Path folder;

    @TestFactory
    List<DynamicTest> aPastedCommandIsUnderstood() throws Exception {
        List<PastedCommand> all = PastedCommand.all(folder);
        assertThat(all).hasSizeGreaterThanOrEqualTo(55);
        return all.stream()
                .map(command -> dynamicTest(
                        command.name(),
                        () -> assertThat(ShownCommand.of(CurlCommand.parse(command.text())))
                                .isEqualTo(command.expected())))
                .toList();
    }

    @SuppressWarnings("checkstyle:MethodLength") // a table
    static Stream<Arguments> mistakes() {
        return Stream.of(
                arguments("curl", "there is no address in it"),
                arguments("", "there is no address in it"),
                arguments("curl 'https://x.org", "at character 6: the quotes that begin with ' have no end"),
                arguments("curl \"https://x.org", "at character 6: the quotes that begin with \" have no end"),
                arguments("curl https://x.org -d $'a", "the quotes that begin with $' have no end"),
                arguments("curl ^\"https://x.org", "the quotes that begin with \" have no end"),
                arguments("curl https://x.org `\n -d \"a", "the quotes that begin with \" have no end"),
                arguments(
                        "curl https://x.org -H \"Authorization: Bearer $TOKEN\"",
                        "$TOKEN is for a shell, and nothing is expanded here"),
                arguments("curl https://x.org -H \"A: ${API_KEY}\"", "${API_KEY} is for a shell"),
                arguments("curl https://x.org/$(date)", "$(date) is for a shell"),
                arguments("curl https://x.org `\n -d $env:X", "$env:X is for a shell"),
                arguments(
                        "curl https://x.org?a=1&b=2",
                        "a shell ends the command at an & outside quotes; put quotes around the address: 'https://x.org?a=1&…'"),
                arguments(
                        "curl https://x.org https://y.org",
                        "there are two addresses, 'https://x.org' and 'https://y.org'"),
                arguments(
                        "curl https://x.org --foo",
                        "there is no option --foo; curl has --form, --form-escape, --form-string"),
                arguments("curl https://x.org --timeuot 3", "there is no option --timeuot"),
                arguments("curl https://x.org --data=x", "--data=x: curl takes values behind a space: --data x"),
                arguments("curl https://x.org -sW", "there is no option -W, in -sW"),
                arguments("curl https://x.org -H", "--header is the last word, and needs a value behind it"),
                arguments("curl --prox x https://x.org", "--prox may be short for --proxy, --proxy-anyauth"),
                arguments("curl https://x.org --next https://y.org", "--next begins a second request"),
                arguments("curl -K file", "--config reads options from a file"),
                arguments("curl --help", "--help asks curl about itself"),
                arguments("curl ftp://x.org/a", "only http:// and https:// are requested, not ftp://"),
                arguments("curl 'https://x.org/[1-3]'", "of '[1-3]' in the address curl makes several requests"),
                arguments("curl 'https://{a,b}.org/'", "of '{a,b}' in the address curl makes several requests"),
                arguments("curl 'https://x.org/a b'", "there is a space or a control character in the address"),
                arguments("curl https:///path", "is no address"),
                arguments("curl -I -d x https://x.org", "-I asks for the head alone"),
                arguments("curl -d x -F a=b https://x.org", "and only one of them"),
                arguments("curl -d @- https://x.org", "--data reads from standard input"),
                arguments("curl -d @- https://x.org <<EOF\na\n", "the quotes that begin with <<EOF have no end"),
                arguments("curl -d @- https://x.org <<EOF\n${KEY}\nEOF\n", "${KEY} is for a shell"),
                arguments("curl -d @/no/such/file https://x.org", "--data '/no/such/file': there is no such file"),
                arguments("curl -F a https://x.org", "--form 'a': write it as name=value"),
                arguments("curl -T - https://x.org", "standard input is not read"),
                arguments("curl -X 'A B' https://x.org", "a method is one word"),
                arguments("curl -H 'A B: c' https://x.org", "a header is a name, a colon and a value"),
                arguments("curl -H $'A: c\\nB: d' https://x.org", "on one line"),
                arguments("curl -m soon https://x.org", "--max-time 'soon': this is no number of seconds"),
                arguments("curl -m 1e99 https://x.org", "so many seconds cannot be waited for"),
                arguments("curl -x gopher://p https://x.org", "there are proxies of the kinds http, https"),
                arguments("curl --resolve x https://x.org", "write it as host:port:address"),
                arguments("curl --max-redirs x https://x.org", "--max-redirs 'x': this is no number"),
                arguments("curl $'https://x.org/\\0'", "there is a NUL character"),
                arguments("curl $'https://x.org/\\u'", "needs the number of a character behind it"),
                arguments("curl \u001b]0;x\u0007 https://x.org", "\\u001b"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("mistakes")
    void whatCurlOrNobodyCouldCarryOutIsToldWithWhatToDo(String text, String message) {
        assertThatThrownBy(() -> CurlCommand.parse(text))
                .isInstanceOf(LaunchException.class)
                .hasMessageStartingWith("curl command")
                .hasMessageContaining(message);
    }

    @Test
    void wordsOfAShellNeedNoNameOfTheProgram() {
        List<String> words = List.of("-H", "A: $b 'c'", "https://x.org/?a=1&b=2");

        CurlCommand command = CurlCommand.parse(words);

        assertThat(ShownCommand.of(command)).isEqualTo("GET https://x.org/?a=1&b=2\nA: $b 'c'");
        for (String program : List.of("curl", "/usr/bin/curl", "C:\\Windows\\System32\\CURL.EXE")) {
            List<String> whole = new ArrayList<>(List.of(program));
            whole.addAll(words);
            assertThat(CurlCommand.parse(whole)).isEqualTo(command);
        }
    }

    /** curl itself refuses such an address without {@code -g}, although nothing else can be meant. */
    @Test
    void bracketsThatMeanNoRangeAreTakenAsTheyAre() {
        CurlCommand command = CurlCommand.parse("curl 'https://[::1]:8080/?filter[a]=1'");

        assertThat(command.url()).isEqualTo("https://[::1]:8080/?filter[a]=1");
    }

    @Test
    void whatIsEnormousIsRefusedOrReadInTime() {
        assertThatThrownBy(() -> CurlCommand.parse("curl https://x.org -d '" + "x".repeat(5_000_000) + "'"))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("it can have 4000000 at most; put what it sends into a file")
                .satisfies(mistake -> assertThat(mistake.getMessage()).hasSizeLessThan(500));
        assertThatThrownBy(() -> CurlCommand.parse(Collections.nCopies(20_000, "-s")))
                .hasMessageContaining("20000 words");
        CurlCommand large = CurlCommand.parse("curl https://x.org -d '" + "x".repeat(3_000_000) + "'");
        assertThat(((CurlBody.Content) large.body()).bytes()).hasSize(3_000_000);
    }

    /** Whatever is pasted, it is a command or a mistake that can be mended. */
    @Test
    void noTextMakesTheParserFail() {
        String[] pieces =
                ("curl~https://x.org~'~\"~$'~\\~^~`~\n~-H~-d~-F~a=b~a=@~\"a;b~;type=~;~-x~[~]~{~}~\\x~\\u12~--~--data~-sSL~"
                                + "--next~$~$X~|~>~<~&~ ~ ~ ~\r\n~\u0000~\uD83D~%~@~:~--resolve~--cert~-T")
                        .split("~", -1);
        Random random = new Random(15);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder("curl ");
            for (int j = random.nextInt(12); j >= 0; j--) {
                text.append(pieces[random.nextInt(pieces.length)]).append(random.nextBoolean() ? " " : "");
            }
            try {
                assertThat(CurlCommand.parse(text.toString()).url()).startsWith("http");
            } catch (LaunchException mistake) {
                assertThat(mistake).hasMessageStartingWith("curl command");
            }
        }
    }

    /** The table of options is that of curl; {@code curl --help all} of 7.88 has these and no others that are missing here. */
    @Test
    void everyOptionHasANameOfItsOwn() {
        List<CurlOption> all = new CurlOptions().all();

        assertThat(all).hasSizeGreaterThan(250);
        assertThat(all.stream().map(CurlOption::name)).doesNotHaveDuplicates();
        assertThat(all.stream().map(CurlOption::letter).filter(letter -> letter != ' '))
                .doesNotHaveDuplicates();
    }

    @Test
    void thePageNamesOnlyOptionsThatAreKnown() throws Exception {
        String page = Files.readString(Path.of("..", "docs", "curl-commands.md"), StandardCharsets.UTF_8);
        List<String> known =
                new CurlOptions().all().stream().map(CurlOption::name).toList();

        List<String> named = Pattern.compile("`(--[a-z0-9.-]+)")
                .matcher(page)
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(named).hasSizeGreaterThan(50);
        assertThat(known).containsAll(named);
    }
}
