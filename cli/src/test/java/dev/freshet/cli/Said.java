// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/** What a command line came to, and said, in this process. */
record Said(int code, String out, String err) {

    static Said by(String command, String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> line = new ArrayList<>(List.of(command));
        line.addAll(List.of(words));
        int code = Main.execute(new PrintWriter(out), new PrintWriter(err), line.toArray(new String[0]));
        return new Said(code, out.toString(), err.toString());
    }
}
