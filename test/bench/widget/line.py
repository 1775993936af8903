#!/usr/bin/env python3
"""A slow line between two network namespaces of this machine: real TCP and TLS over it, with handshakes and slow start,
which a browser's own throttling leaves out.

    line.py [--rtt MS] [--down KBIT] [--up KBIT] [--queue MS] [--loss PERCENT] [--name NAME]

Makes the namespaces NAME-server (addresses 10.99.0.2 to 10.99.0.9) and NAME-client (10.99.0.1), prints "ready" and carries packets
until it is told to stop (SIGTERM, SIGINT); then both are gone. "down" is server to client. Needs root and /dev/net/tun.
Run things in them with `ip netns exec NAME-server …`; on stdin, a line "rtt down up loss" changes the line while it runs.
"""
import argparse
import ctypes
import fcntl
import heapq
import os
import random
import select
import signal
import struct
import subprocess
import sys
import time

TUNSETIFF, IFF_TUN, IFF_NO_PI = 0x400454CA, 0x0001, 0x1000
MTU = 1500
libc = ctypes.CDLL(None, use_errno=True)


def run(*args):
    subprocess.run(args, check=True)


def enter(namespace):
    fd = os.open(namespace, os.O_RDONLY)
    if libc.setns(fd, 0) != 0:
        raise OSError(ctypes.get_errno(), "setns")
    os.close(fd)


def open_tun(name, addresses):
    """A TUN device inside the namespace; its file stays usable from outside."""
    enter(f"/var/run/netns/{name}")
    fd = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(fd, TUNSETIFF, struct.pack("16sH", b"line", IFF_TUN | IFF_NO_PI))
    run("ip", "link", "set", "lo", "up")
    for address in addresses:
        run("ip", "address", "add", f"{address}/24", "dev", "line")
    run("ip", "link", "set", "line", "mtu", str(MTU), "txqueuelen", "10000", "up")
    return fd


class Direction:
    """One way: a sender of so many kbit/s, a queue of so many ms before it, half the round trip behind it."""

    def __init__(self, source, target):
        self.source, self.target, self.free_at, self.under_way, self.sent = source, target, 0.0, [], 0

    def take(self, now, kbit, queue, delay, loss):
        for _ in range(64):
            try:
                packet = os.read(self.source, MTU + 100)
            except BlockingIOError:
                return
            if loss and random.random() * 100 < loss:
                continue
            start = max(now, self.free_at)
            if start - now > queue:
                continue
            self.free_at = start + len(packet) * 8 / (kbit * 1000)
            self.sent += 1
            heapq.heappush(self.under_way, (self.free_at + delay, self.sent, packet))

    def deliver(self, now):
        while self.under_way and self.under_way[0][0] <= now:
            try:
                os.write(self.target, heapq.heappop(self.under_way)[2])
            except BlockingIOError:
                pass


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, default in (("rtt", 150.0), ("down", 1600.0), ("up", 750.0), ("queue", 1000.0), ("loss", 0.0)):
        parser.add_argument(f"--{name}", type=float, default=default)
    parser.add_argument("--name", default=f"line{os.getpid()}")
    line = parser.parse_args()
    server, client = f"{line.name}-server", f"{line.name}-client"
    home = os.open("/proc/self/ns/net", os.O_RDONLY)
    stopped = []
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopped.append(True))
    made = []
    try:
        for name in (server, client):
            run("ip", "netns", "add", name)
            made.append(name)
        down_end = open_tun(server, [f"10.99.0.{n}" for n in range(2, 10)])
        up_end = open_tun(client, ["10.99.0.1"])
        libc.setns(home, 0)
        down, up = Direction(down_end, up_end), Direction(up_end, down_end)
        print("ready", server, client, flush=True)
        files = [down_end, up_end, sys.stdin.fileno()]
        while not stopped:
            due = min((d.under_way[0][0] for d in (down, up) if d.under_way), default=None)
            wait = 1.0 if due is None else max(0.0, due - time.monotonic())
            readable = select.select(files, [], [], wait)[0]
            now = time.monotonic()
            delay, queue = line.rtt / 2000, line.queue / 1000
            if down_end in readable:
                down.take(now, line.down, queue, delay, line.loss)
            if up_end in readable:
                up.take(now, line.up, queue, delay, line.loss)
            if 0 in readable:
                words = sys.stdin.readline().split()
                if not words:
                    files.remove(0)
                elif len(words) == 4:
                    line.rtt, line.down, line.up, line.loss = map(float, words)
                    print("ready", *words, flush=True)
            for direction in (down, up):
                direction.deliver(time.monotonic())
    finally:
        libc.setns(home, 0)
        for name in made:
            subprocess.run(("ip", "netns", "delete", name))


main()
