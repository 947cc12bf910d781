/**
 * Internal. Whether the figures of a run can be trusted: the tool measures itself, and says so.
 *
 * <pre>
 *   each loop     LoopLag: a tick due every 10 ms ──► SecondOfLoop: p99 and maximum, lag of users ──┐ handed over once a second
 *   freshet-trust TrustSampler: looks at clocks and pauses every 50 ms, at the Machine each second ─┴─► TrustSecond ──► Trust (fold) ──► TrustReport
 * </pre>
 *
 * <ul>
 *   <li>A {@link dev.freshet.core.trust.TrustFigure} is declared once: key, unit, words. A {@link dev.freshet.core.trust.TrustSecond} has a value of each, or
 *       does not know it; all that reads walks the enum. What no second knew is <em>not measured</em>, and the verdict says so.
 *   <li>{@link dev.freshet.core.trust.Trust} is a pure fold over seconds with a bounded memory. Its rules are a table; nothing in it knows a machine or a clock.
 *   <li>Lateness is booked by when a tick was <em>due</em>: a loop that was blocked for 3 s has 300 late ticks (3.00 s, 2.99 s, …) in the three seconds in which
 *       they were due. So the seconds of a verdict are those that were spoilt, not the one in which the loop came back.
 *   <li>A stop is told by who was late: a tick, the loop; a look of the sampler while the process used no processor and no collection ran, the process.
 *   <li>{@link dev.freshet.core.trust.Machine} is all that is known of the outside, so that tests say what the machine is like, and time is virtual.
 *   <li>{@link dev.freshet.core.trust.Preflight} compares what a plan needs with what the machine allows: a pure function, one sentence each.
 * </ul>
 */
@NullMarked
package dev.freshet.core.trust;

import org.jspecify.annotations.NullMarked;
