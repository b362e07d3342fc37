"""Announces, in NAT-PMP (RFC 6886 3.2.1), an address that is not the line's. Usage: announcer.py source address count seconds"""

import socket
import struct
import sys
import time

GROUP, PORT = "224.0.0.1", 5350
source, address, count, seconds = sys.argv[1], sys.argv[2], int(sys.argv[3]), float(sys.argv[4])

raw = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_RAW)
for number in range(count):
    # The count of seconds jumps back and forth: each claims another restart.
    reply = struct.pack("!BBHI", 0, 128, 0, (number * 7919) % 100000) + socket.inet_aton(address)
    udp = struct.pack("!HHHH", 5351, PORT, 8 + len(reply), 0) + reply
    # The kernel fills in the length and the checksum of the header, not the source.
    header = struct.pack("!BBHHHBBH4s4s", 0x45, 0, 0, number & 0xFFFF, 0, 1, 17, 0, socket.inet_aton(source), socket.inet_aton(GROUP))
    raw.sendto(header + udp, (GROUP, 0))
    time.sleep(seconds / count)
