// SPDX-License-Identifier: Apache-2.0
package dev.freshet.benchmarks;

import dev.freshet.core.Session;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to change a session, which stays as it was, and to ask it: a usual one of 10 attributes, and one with the columns of a wide feeder. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SessionBenchmark {

    @Param({"10", "200"})
    private int attributes;

    private Session session;
    private String[] names;
    private Map<String, Object> row;
    private int next;

    @Setup
    public void fill() {
        session = Session.create("Benchmark", 1);
        names = new String[attributes];
        row = new LinkedHashMap<>();
        for (int i = 0; i < attributes; i++) {
            names[i] = "attribute" + i;
            session = session.set(names[i], i);
            row.put(names[i], "value " + i);
        }
    }

    private String name() {
        next = next + 1 == attributes ? 0 : next + 1;
        return names[next];
    }

    @Benchmark
    public Session replaceOne() {
        return session.set(name(), this);
    }

    @Benchmark
    public Session addOne() {
        return session.set("another", this);
    }

    @Benchmark
    public Session removeOne() {
        return session.remove(name());
    }

    @Benchmark
    public Session replaceAll() {
        return session.setAll(row);
    }

    @Benchmark
    public Object get() {
        return session.get(name());
    }

    @Benchmark
    public Session markAsFailed() {
        return session.markAsFailed();
    }
}
