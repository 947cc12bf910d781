// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import dev.freshet.core.run.LiveExport;
import dev.freshet.core.run.RunListener;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/** Where a run is sent while it goes on. What nobody asks for is not even looked for. */
final class LiveExports implements AutoCloseable {

    private final List<LiveExport.Open> open = new ArrayList<>();

    private LiveExports() {}

    /**
     * Opens those that are asked for.
     *
     * @param asked by the name of each what it is told
     * @throws LaunchException when one of them is not there, or cannot be had
     */
    static LiveExports open(Map<String, Map<String, String>> asked, Console console) {
        LiveExports exports = new LiveExports();
        try {
            asked.forEach((name, settings) -> {
                LiveExport.Open opened = open(name, settings, console);
                exports.open.add(opened);
                console.line(opened.notice());
            });
            return exports;
        } catch (RuntimeException e) {
            exports.close();
            throw e;
        }
    }

    private static LiveExport.Open open(String name, Map<String, String> settings, Console console) {
        LiveExport export = ServiceLoader.load(LiveExport.class, LiveExports.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .filter(found -> found.name().equals(name))
                .findFirst()
                .orElseThrow(() -> LaunchException.badInput("--" + name
                        + " needs the module freshet-export, which is not on the class path of this program."));
        try {
            return export.open(settings, console::complain);
        } catch (IOException | IllegalArgumentException e) {
            throw LaunchException.badInput(String.valueOf(e.getMessage()));
        }
    }

    List<? extends RunListener> listeners() {
        return List.copyOf(open);
    }

    @Override
    public void close() {
        open.forEach(LiveExport.Open::close);
    }
}
