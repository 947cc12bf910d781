# SPDX-License-Identifier: Apache-2.0
"""Runs a command on a pseudo-terminal, as a shell with job control would, and does what it is told.

terminal.py COLUMNS ROWS OUTPUT COMMAND... < steps

A step on each line:
  await TEXT         until the command has shown a text, since the last such step
  key KEYS           as if they were pressed; ^C, ^Z and the like are those
  size COLUMNS ROWS  of the window from now on
  signal NAME        to the command
  settings same      fails unless the settings of the terminal are those of before the command
  settings quiet     fails unless keys are handed over one by one and not shown, and signals on
  stopped            until the command has been stopped
  foreground         it goes on, with the terminal
  background         it goes on, without the terminal
  pause SECONDS      nothing
  end CODE           until the command has ended, with that exit code

All that was shown is written to OUTPUT. Exits with 0 if all went as it was told.
"""
import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time

LIMIT = 90


def resize(master, columns, rows):
    fcntl.ioctl(master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


def shell(command, orders, reports, background):
    """The session leader: starts the command in a group of its own, and tells what becomes of it."""
    signal.signal(signal.SIGTTOU, signal.SIG_IGN)
    child = os.fork()
    if child == 0:
        os.setpgid(0, 0)
        if not background:
            os.tcsetpgrp(0, os.getpid())
        for name in (signal.SIGTTOU, signal.SIGINT, signal.SIGTSTP):
            signal.signal(name, signal.SIG_DFL)
        os.execvp(command[0], command)
    report = lambda text: os.write(reports, (text + "\n").encode())
    report("pid %d" % child)
    while True:
        _, status = os.waitpid(child, os.WUNTRACED)
        os.tcsetpgrp(0, os.getpid())
        if not os.WIFSTOPPED(status):
            report("end %d" % (os.WEXITSTATUS(status) if os.WIFEXITED(status) else 256 + os.WTERMSIG(status)))
            os.read(orders, 64)
            os._exit(0)
        report("stopped")
        order = os.read(orders, 64)
        if order == b"foreground":
            os.tcsetpgrp(0, child)
        os.kill(child, signal.SIGCONT)


class Terminal:
    def __init__(self, columns, rows, command):
        orders, self.orders = os.pipe()
        self.reports, reports = os.pipe()
        background = command[0] == "&"
        self.pid, self.master = pty.fork()
        if self.pid == 0:
            time.sleep(0.2)  # until the window has its size
            shell(command[1:] if background else command, orders, reports, background)
        resize(self.master, columns, rows)
        self.settings = termios.tcgetattr(self.master)
        self.shown = b""
        self.seen = 0
        self.told = []
        self.isOpen = True

    def look(self, seconds):
        sources = [self.reports] + ([self.master] if self.isOpen else [])
        for ready in select.select(sources, [], [], seconds)[0]:
            if ready == self.reports:
                self.told += os.read(self.reports, 4096).decode().split("\n")[:-1]
            else:
                try:
                    self.shown += os.read(self.master, 65536)
                except OSError:
                    self.isOpen = False

    def until(self, what, test):
        end = time.monotonic() + LIMIT
        while True:
            found = test()
            if found is not None:
                return found
            if time.monotonic() > end:
                raise AssertionError("no " + what)
            self.look(0.05)

    def reported(self, word):
        def find():
            for text in self.told:
                if text.startswith(word):
                    self.told.remove(text)
                    return text[len(word):].strip()
            return None

        return self.until(word, find)

    def awaited(self, text):
        def find():
            at = self.shown.find(text.encode(), self.seen)
            return None if at < 0 else at + len(text.encode())

        self.seen = self.until(text, find)

    def check(self, what):
        self.look(0)
        found = termios.tcgetattr(self.master)
        if what == "same":
            assert found == self.settings, "settings %s, before %s" % (found, self.settings)
        else:
            off = termios.ICANON | termios.ECHO
            assert not found[3] & off and found[3] & termios.ISIG, "settings %s" % found

    def key(self, keys):
        for c in range(ord("A"), ord("Z") + 1):
            keys = keys.replace("^" + chr(c), chr(c - 64))
        os.write(self.master, keys.encode())

    def step(self, word, rest):
        if word == "await":
            self.awaited(rest)
        elif word == "key":
            self.key(rest)
        elif word == "size":
            columns, rows = rest.split()
            resize(self.master, int(columns), int(rows))
        elif word == "signal":
            os.kill(self.command, getattr(signal, "SIG" + rest))
        elif word == "settings":
            self.check(rest)
        elif word == "stopped":
            self.reported("stopped")
        elif word in ("foreground", "background"):
            os.write(self.orders, word.encode())
        elif word == "pause":
            end = time.monotonic() + float(rest)
            while time.monotonic() < end:
                self.look(0.05)
        elif word == "end":
            code = self.reported("end")
            assert code == rest, "exit code %s" % code
        else:
            raise AssertionError("no such step")


def main():
    terminal = Terminal(int(sys.argv[1]), int(sys.argv[2]), sys.argv[4:])
    step = "start"
    try:
        terminal.command = int(terminal.reported("pid"))
        for step in sys.stdin.read().splitlines():
            word, _, rest = step.partition(" ")
            terminal.step(word, rest)
        for _ in range(20):
            terminal.look(0.01)
    except Exception as e:
        print("%s: %s" % (step, e))
        sys.exit(1)
    finally:
        if getattr(terminal, "command", 0) and not any(told.startswith("end") for told in terminal.told):
            try:
                os.kill(terminal.command, signal.SIGKILL)
            except OSError:
                pass
        os.kill(terminal.pid, signal.SIGKILL)
        with open(sys.argv[3], "wb") as output:
            output.write(terminal.shown)


main()
