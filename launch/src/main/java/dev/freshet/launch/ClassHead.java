// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * What a compiled class says of itself, read from its bytes without loading it: a jar may hold thousands, of which some cannot be loaded.
 *
 * @param name with dots, and {@code $} where it is nested
 * @param parent the class that it extends; null for {@code Object}
 * @param flags as {@link Modifier} reads them
 * @see <a href="https://docs.oracle.com/javase/specs/jvms/se17/html/jvms-4.html">The class file format</a>
 */
record ClassHead(String name, @Nullable String parent, int flags) {

    private static final int MAGIC = 0xCAFEBABE;

    /**
     * Reads the beginning of a class.
     *
     * @throws IOException when these are not the bytes of a class
     */
    static ClassHead read(byte[] bytes) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readInt() != MAGIC) {
                throw new IOException("no class");
            }
            in.skipNBytes(4); // the version: what is too new is said by whoever loads it
            Object[] constants = constants(in);
            int flags = in.readUnsignedShort();
            String name = className(constants, in.readUnsignedShort());
            String parent = className(constants, in.readUnsignedShort());
            if (name == null) {
                throw new IOException("a class without a name");
            }
            return new ClassHead(name, parent, flags);
        }
    }

    /** Whether one can be made of it: it is no interface and nothing in it is left open. */
    boolean isConcrete() {
        return !Modifier.isAbstract(flags) && !Modifier.isInterface(flags);
    }

    /** Of all constants only texts and the numbers of the texts that name classes. */
    private static Object[] constants(DataInputStream in) throws IOException {
        Object[] constants = new Object[in.readUnsignedShort()];
        for (int i = 1; i < constants.length; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> constants[i] = in.readUTF();
                case 7 -> constants[i] = in.readUnsignedShort();
                case 8, 16, 19, 20 -> in.skipNBytes(2);
                case 15 -> in.skipNBytes(3);
                case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
                case 5, 6 -> {
                    in.skipNBytes(8);
                    i++; // these take two places
                }
                default -> throw new IOException("a constant of kind " + tag);
            }
        }
        return constants;
    }

    private static @Nullable String className(Object[] constants, int index) throws IOException {
        if (index == 0) {
            return null;
        }
        if (index < constants.length
                && constants[index] instanceof Integer text
                && text < constants.length
                && constants[text] instanceof String name) {
            return name.replace('/', '.');
        }
        throw new IOException("a class whose name is not there");
    }
}
