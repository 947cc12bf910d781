// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A terminal that obeys what {@link ScreenChanges} sends and remembers what can be seen. It knows nothing else, and fails of it. Each write is a moment at which
 * somebody looks.
 */
final class SeenScreen extends OutputStream {

    private static final Pattern CONTROL = Pattern.compile("\u001b\\[(\\?)?(\\d*)([A-Za-z])");

    private final int columns;
    private final int rows;
    private final List<char[]> window = new ArrayList<>();
    private final List<String> scrolledAway = new ArrayList<>();
    private int row;
    private int column;
    private boolean wraps = true;
    private boolean hasCursor = true;
    private int writes;
    private int bytes;

    SeenScreen(int columns, int rows) {
        this.columns = columns;
        this.rows = rows;
        for (int i = 0; i < rows; i++) {
            window.add(blank());
        }
    }

    private char[] blank() {
        char[] line = new char[columns];
        Arrays.fill(line, ' ');
        return line;
    }

    @Override
    public void write(int b) {
        throw new AssertionError("One write for each byte would flicker");
    }

    @Override
    public void write(byte[] sent, int offset, int length) {
        writes++;
        bytes += length;
        String text = new String(sent, offset, length, UTF_8);
        Matcher control = CONTROL.matcher(text);
        for (int i = 0; i < text.length(); ) {
            if (control.region(i, text.length()).lookingAt()) {
                obey(
                        control.group(1) != null,
                        control.group(2),
                        control.group(3).charAt(0));
                i = control.end();
            } else {
                put(text.charAt(i++));
            }
        }
    }

    private void obey(boolean isPrivate, String number, char command) {
        int count = number.isEmpty() ? 1 : Integer.parseInt(number);
        if (isPrivate) {
            switch (count) {
                case 7 -> wraps = command == 'h';
                case 25 -> hasCursor = command == 'h';
                default -> {
                    // synchronized output: everything is seen at the end of a write anyway
                }
            }
            return;
        }
        switch (command) {
            case 'A' -> row = Math.max(0, row - count);
            case 'B' -> row = Math.min(rows - 1, row + count);
            case 'H' -> {
                row = 0;
                column = 0;
            }
            case 'K' -> Arrays.fill(window.get(row), Math.min(column, columns - 1), columns, ' ');
            case 'J' -> erase(number);
            default -> throw new AssertionError("No terminal here knows ESC [ " + number + command);
        }
    }

    private void erase(String number) {
        boolean isAll = number.equals("2");
        Arrays.fill(window.get(row), isAll ? 0 : Math.min(column, columns - 1), columns, ' ');
        for (int i = isAll ? 0 : row + 1; i < rows; i++) {
            Arrays.fill(window.get(i), ' ');
        }
    }

    private void put(char c) {
        switch (c) {
            case '\r' -> column = 0;
            case '\n' -> {
                column = 0;
                down();
            }
            default -> {
                if (column == columns && wraps) {
                    column = 0;
                    down();
                }
                column = Math.min(column, columns - 1);
                window.get(row)[column++] = c;
            }
        }
    }

    private void down() {
        if (row < rows - 1) {
            row++;
        } else {
            scrolledAway.add(new String(window.remove(0)).stripTrailing());
            window.add(blank());
        }
    }

    /** The lines in the window, without blank ones at its end. */
    List<String> seen() {
        List<String> lines = new ArrayList<>();
        window.forEach(line -> lines.add(new String(line).stripTrailing()));
        while (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        return lines;
    }

    List<String> scrolledAway() {
        return scrolledAway;
    }

    boolean hasCursor() {
        return hasCursor;
    }

    int writes() {
        return writes;
    }

    int bytes() {
        return bytes;
    }
}
