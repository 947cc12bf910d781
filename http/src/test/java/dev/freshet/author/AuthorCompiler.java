// SPDX-License-Identifier: Apache-2.0
package dev.freshet.author;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles calls of the language in a simulation of somebody's own package, and tells which of them the compiler rejects. */
final class AuthorCompiler {

    private static final String HEAD = """
            package someone.elses;
            import dev.freshet.core.*;
            import dev.freshet.core.exec.Executable;
            import dev.freshet.http.*;
            import dev.freshet.jdbc.*;
            import dev.freshet.redis.*;
            import java.io.InputStream;
            import java.net.InetSocketAddress;
            import java.nio.charset.Charset;
            import java.time.Duration;
            import java.time.temporal.ChronoUnit;
            import java.util.*;
            import java.util.function.*;
            import javax.net.ssl.KeyManagerFactory;
            import javax.net.ssl.SSLContext;
            import org.w3c.dom.Node;
            class Calls extends Simulation {
            """;

    private final Path classes;

    /** Puts what it compiles there. */
    AuthorCompiler(Path classes) {
        this.classes = classes;
    }

    /** The overloads that do not compile, each with the compiler's reason. */
    List<String> rejected(List<Overload> overloads) {
        StringBuilder source = new StringBuilder(HEAD);
        for (int i = 0; i < overloads.size(); i++) {
            source.append("void call")
                    .append(i)
                    .append("() { ")
                    .append(overloads.get(i).statement())
                    .append(" }\n");
        }
        int headLines = (int) HEAD.lines().count();
        List<String> rejected = new ArrayList<>();
        for (Diagnostic<?> error : compile(source.append("}\n").toString())) {
            int call = (int) error.getLineNumber() - headLines - 1;
            String where =
                    call >= 0 && call < overloads.size() ? overloads.get(call).toString() : "the head";
            rejected.add(where + ": " + error.getMessage(Locale.ROOT));
        }
        return rejected;
    }

    private List<? extends Diagnostic<?>> compile(String source) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        List<String> options = List.of(
                "-proc:none",
                "-Xmaxerrs",
                "10000",
                "-d",
                classes.toString(),
                "-cp",
                System.getProperty("java.class.path"));
        compiler.getTask(null, null, found, options, null, List.of(new Source(source)))
                .call();
        return found.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .toList();
    }

    /** A source that exists in memory only. */
    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(URI.create("string:///someone/elses/Calls.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
