// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * A signal that asks a process to end. The JDK's own way of noticing one, a shutdown hook, can neither tell which one it was nor see a second one; so this uses
 * what the module {@code jdk.unsupported} has for it, by reflection, because javac warns of it.
 *
 * @param name without {@code SIG}
 * @param exitCode what a process that ends by it exits with
 * @param words who or what sends it
 */
record EndSignal(String name, int exitCode, String words) {

    static final EndSignal INT = new EndSignal("INT", 130, "Ctrl-C");
    static final EndSignal TERM = new EndSignal("TERM", 143, "SIGTERM");
    static final EndSignal HUP = new EndSignal("HUP", 129, "SIGHUP: the terminal is gone");

    /** All that are heeded. */
    static final List<EndSignal> ALL = List.of(HUP, INT, TERM);

    /**
     * Has these signals handled from now on, each arrival on a thread of its own. Nothing happens where the virtual machine leaves signals alone ({@code -Xrs}),
     * and a signal that the process was started to ignore ({@code nohup}) stays ignored.
     */
    static void handle(Consumer<EndSignal> handler) {
        ALL.forEach(signal -> signal.handleBy(handler));
    }

    private void handleBy(Consumer<EndSignal> handler) {
        try {
            Class<?> signalType = Class.forName("sun.misc.Signal");
            Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
            Object proxy = Proxy.newProxyInstance(
                    EndSignal.class.getClassLoader(), new Class<?>[] {handlerType}, (self, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            handler.accept(this);
                            return null;
                        }
                        return ofObject(self, method.getName(), arguments);
                    });
            signalType
                    .getMethod("handle", signalType, handlerType)
                    .invoke(null, signalType.getConstructor(String.class).newInstance(name), proxy);
        } catch (InvocationTargetException e) {
            // -Xrs, or no such signal on this system: then the system ends the process as it ends any other
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("This Java has no sun.misc.Signal", e);
        }
    }

    private static Object ofObject(Object self, String method, Object[] arguments) {
        return switch (method) {
            case "equals" -> self == arguments[0];
            case "hashCode" -> System.identityHashCode(self);
            default -> EndSignal.class.getName() + Arrays.toString(arguments);
        };
    }
}
