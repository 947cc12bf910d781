// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one virtual user knows: its attributes, and whether something failed. Immutable: every change gives a new session, which has to be
 * returned to take effect.
 *
 * <p>Attributes whose names begin with {@code freshet.} are private to the tool.
 */
public final class Session {

    private final String scenario;
    private final long userId;
    private final Attributes attributes;
    private final boolean failed;
    private final @Nullable Block block;
    private final long responseTimeNs;
    private final @Nullable Recorded recorded; // fits into what the alignment of objects leaves free

    private Session(Session before, Attributes attributes, boolean failed, @Nullable Block block, long responseTimeNs) {
        this.scenario = before.scenario;
        this.userId = before.userId;
        this.attributes = attributes;
        this.failed = failed;
        this.block = block;
        this.responseTimeNs = responseTimeNs;
        this.recorded = before.recorded;
    }

    private Session(Session before, @Nullable Recorded recorded) {
        this.scenario = before.scenario;
        this.userId = before.userId;
        this.attributes = before.attributes;
        this.failed = before.failed;
        this.block = before.block;
        this.responseTimeNs = before.responseTimeNs;
        this.recorded = recorded;
    }

    private Session(String scenario, long userId) {
        this.scenario = scenario;
        this.userId = userId;
        this.attributes = Attributes.NONE;
        this.failed = false;
        this.block = null;
        this.responseTimeNs = 0;
        this.recorded = null;
    }

    /** The first session of a user. */
    @Internal
    public static Session create(String scenario, long userId) {
        return new Session(scenario, userId);
    }

    // ---- reading attributes --------------------------------------------------------------------------------------

    /** The attribute of that name, or null. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <T> @Nullable T get(String key) {
        return (T) attributes.get(key);
    }

    /** The attribute as text, or null. */
    public @Nullable String getString(String key) {
        Object value = attributes.get(key);
        return value == null ? null : value.toString();
    }

    /**
     * The attribute as a whole number: a number up to {@code int}, or a text that reads as one.
     *
     * @throws NoSuchElementException when there is no such attribute
     * @throws NullPointerException when it is null
     * @throws ClassCastException when it is something else
     * @throws NumberFormatException when it is a text that does not read as a whole number
     */
    public int getInt(String key) {
        return Conversions.toInt(key, present(key));
    }

    /** The attribute as a whole number like {@link #getInt}, or null when it is absent or null. */
    public @Nullable Integer getIntegerWrapper(String key) {
        Object value = attributes.get(key);
        return value == null ? null : (Integer) Conversions.toInt(key, value);
    }

    /** The attribute as a whole number: a number up to {@code long}, or a text that reads as one. Fails like {@link #getInt}. */
    public long getLong(String key) {
        return Conversions.toLong(key, present(key));
    }

    /** The attribute as a whole number like {@link #getLong}, or null when it is absent or null. */
    public @Nullable Long getLongWrapper(String key) {
        Object value = attributes.get(key);
        return value == null ? null : (Long) Conversions.toLong(key, value);
    }

    /** The attribute as a number: a number up to {@code double}, or a text that reads as one. Fails like {@link #getInt}. */
    public double getDouble(String key) {
        return Conversions.toDouble(key, present(key));
    }

    /** The attribute as a number like {@link #getDouble}, or null when it is absent or null. */
    public @Nullable Double getDoubleWrapper(String key) {
        Object value = attributes.get(key);
        return value == null ? null : (Double) Conversions.toDouble(key, value);
    }

    /** The attribute as a truth value: a {@code Boolean}, or the text {@code true} or {@code false}. Fails like {@link #getInt}. */
    public boolean getBoolean(String key) {
        return Conversions.toBoolean(key, present(key));
    }

    /** The attribute as a truth value like {@link #getBoolean}, or null when it is absent or null. */
    public @Nullable Boolean getBooleanWrapper(String key) {
        Object value = attributes.get(key);
        return value == null ? null : (Boolean) Conversions.toBoolean(key, value);
    }

    /**
     * The attribute as a list; an empty one when it is absent or null.
     *
     * @throws ClassCastException when it is something else
     */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <T> List<T> getList(String key) {
        Object value = attributes.get(key);
        return value == null ? List.of() : (List<T>) Conversions.to(List.class, key, value);
    }

    /** The attribute as a set; an empty one when it is absent or null. Fails like {@link #getList}. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <T> Set<T> getSet(String key) {
        Object value = attributes.get(key);
        return value == null ? Set.of() : (Set<T>) Conversions.to(Set.class, key, value);
    }

    /** The attribute as a map; an empty one when it is absent or null. Fails like {@link #getList}. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <T> Map<String, T> getMap(String key) {
        Object value = attributes.get(key);
        return value == null ? Map.of() : (Map<String, T>) Conversions.to(Map.class, key, value);
    }

    /** Whether there is an attribute of that name, be it null. */
    public boolean contains(String key) {
        return attributes.contains(key);
    }

    // ---- changing attributes -------------------------------------------------------------------------------------

    /** A session in which the attribute has that value. */
    public Session set(String key, @Nullable Object value) {
        return with(attributes.with(Objects.requireNonNull(key, "key"), value));
    }

    /** A session with all those attributes besides its own; theirs win. */
    public Session setAll(Map<String, Object> newAttributes) {
        return with(attributes.withAll(newAttributes));
    }

    /** A session without that attribute. */
    public Session remove(String key) {
        return with(attributes.without(key));
    }

    /** A session without those attributes. */
    public Session removeAll(String... keys) {
        Attributes fewer = attributes;
        for (String key : keys) {
            fewer = fewer.without(key);
        }
        return with(fewer);
    }

    /** A session without attributes, except the counters of the loops that the user is in and what is private to the tool. */
    public Session reset() {
        return with(
                attributes.retain(name -> name.startsWith(Sessions.PRIVATE_PREFIX) || Sessions.isCounter(block, name)));
    }

    // ---- measuring -----------------------------------------------------------------------------------------------

    /**
     * A session that carries a value to be measured: what a program knows and no request tells, as the size of a cart. It is counted, once, when the function that
     * makes it has returned it, or a session made from it; a function may record several. How the values of a name are spread is shown like response times, and
     * can be asserted on: {@code values("cart size").mean().lt(20.0)}.
     *
     * @param name what is measured; up to 1,000 names are told apart
     * @param value not negative, to six decimals; percentiles tell apart what is between 0.001 and 86,400,000. What is negative or no number is counted apart
     * @param unit what it is counted in, at most 20 characters: {@code items}; may be empty
     * @throws SimulationException when the name is blank, or the unit too long or more than a line
     */
    public Session record(String name, double value, String unit) {
        Recorded.check(name, unit);
        return new Session(this, new Recorded(name, value, unit, recorded));
    }

    // ---- success and failure -------------------------------------------------------------------------------------

    /** Whether something failed: in the innermost {@code tryMax} since its last attempt began, or outside of any. */
    public boolean isFailed() {
        return failed || Sessions.isTryFailed(block);
    }

    /** A session in which the innermost {@code tryMax} has failed, or the user where there is none. Groups on the way fail too. */
    public Session markAsFailed() {
        return Sessions.markAsFailed(this);
    }

    /** A session in which the innermost {@code tryMax} has not failed, or the user where there is none. */
    public Session markAsSucceeded() {
        return Sessions.markAsSucceeded(this);
    }

    // ---- the user ------------------------------------------------------------------------------------------------

    /** The name of the scenario that the user runs. */
    public String scenario() {
        return scenario;
    }

    /** The names of the groups that the user is in, outermost first. */
    public List<String> groups() {
        return Sessions.groups(block);
    }

    /** The user's number, from 1. */
    public long userId() {
        return userId;
    }

    @Override
    public String toString() {
        return "Session{scenario='" + scenario + "', userId=" + userId + ", failed=" + isFailed() + ", groups="
                + groups() + ", attributes=" + attributes + "}";
    }

    // ---- what the engine alone sees ------------------------------------------------------------------------------

    boolean failed() {
        return failed;
    }

    @Nullable
    Block block() {
        return block;
    }

    long responseTimeNs() {
        return responseTimeNs;
    }

    @Nullable
    Recorded recorded() {
        return recorded;
    }

    Session withoutRecorded() {
        return new Session(this, null);
    }

    Session withFailed(boolean changed) {
        return changed == failed ? this : new Session(this, attributes, changed, block, responseTimeNs);
    }

    Session withBlock(@Nullable Block changed) {
        return changed == block ? this : new Session(this, attributes, failed, changed, responseTimeNs);
    }

    Session withResponseTimeNs(long changed) {
        return new Session(this, attributes, failed, block, changed);
    }

    private Session with(Attributes changed) {
        return changed == attributes ? this : new Session(this, changed, failed, block, responseTimeNs);
    }

    private Object present(String key) {
        Object value = attributes.get(key);
        if (value != null) {
            return value;
        }
        if (attributes.contains(key)) {
            throw new NullPointerException("Attribute '" + key + "' is null");
        }
        throw new NoSuchElementException("No attribute named '" + key + "' is defined");
    }
}
