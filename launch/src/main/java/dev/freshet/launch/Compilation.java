// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a compiler made of a source file.
 *
 * @param names the classes that stand in the file itself, sorted
 * @param classes all classes, by their names
 * @param trail what other sources it has looked at
 */
record Compilation(List<String> names, Map<String, byte[]> classes, SourceTrail trail) {

    /** Of no source at all. */
    static final Compilation NOTHING = named(List.of());

    Compilation {
        names = names.stream().sorted().toList();
        classes = Map.copyOf(classes);
    }

    /** Classes of these names that somebody else has compiled. */
    static Compilation named(List<String> names) {
        return new Compilation(names, Map.of(), new SourceTrail(Map.of()));
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(names.size());
        for (String name : names) {
            out.writeUTF(name);
        }
        out.writeInt(classes.size());
        for (Map.Entry<String, byte[]> each : classes.entrySet()) {
            out.writeUTF(each.getKey());
            out.writeInt(each.getValue().length);
            out.write(each.getValue());
        }
        trail.write(out);
    }

    static Compilation read(DataInputStream in) throws IOException {
        List<String> names = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            names.add(in.readUTF());
        }
        Map<String, byte[]> classes = new HashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            String name = in.readUTF();
            classes.put(name, in.readNBytes(in.readInt()));
        }
        return new Compilation(names, classes, SourceTrail.read(in));
    }
}
