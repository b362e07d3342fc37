"""A panel's half of StatusNotifierItem: registers items, and answers one JSON line to each JSON line read.

{"do": "item"}            the item's properties; null while there is none
{"do": "menu"}            its menu (com.canonical.dbusmenu), as nested {id, label, enabled, type, toggled, children}
{"do": "click", "id": n}  chooses the menu's entry n
{"do": "activate"}        clicks the icon
"""
import base64
import json
import sys

import dbus
import dbus.service
from dbus.mainloop.glib import DBusGMainLoop
from gi.repository import GLib

NAME, PATH, ITEM, MENU = 'org.kde.StatusNotifierWatcher', '/StatusNotifierWatcher', 'org.kde.StatusNotifierItem', 'com.canonical.dbusmenu'
DBusGMainLoop(set_as_default=True)
bus = dbus.SessionBus()


class Watcher(dbus.service.Object):
    def __init__(self):
        super().__init__(dbus.service.BusName(NAME, bus), PATH)
        self.items = []
        bus.add_signal_receiver(self.left, 'NameOwnerChanged', 'org.freedesktop.DBus')

    def left(self, name, _old, new):
        if not new:
            self.items = [item for item in self.items if item[2] != name and item[0] != name]

    @dbus.service.method(NAME, in_signature='s', sender_keyword='sender')
    def RegisterStatusNotifierItem(self, word, sender=None):
        name, path = (sender, word) if word.startswith('/') else (word, '/StatusNotifierItem')
        self.items.append((name, path, sender))
        self.StatusNotifierItemRegistered(name + path)

    @dbus.service.method(NAME, in_signature='s')
    def RegisterStatusNotifierHost(self, _word):
        pass

    @dbus.service.signal(NAME, signature='s')
    def StatusNotifierItemRegistered(self, item):
        pass

    @dbus.service.method('org.freedesktop.DBus.Properties', in_signature='ss', out_signature='v')
    def Get(self, _interface, name):
        return self.GetAll(_interface)[name]

    @dbus.service.method('org.freedesktop.DBus.Properties', in_signature='s', out_signature='a{sv}')
    def GetAll(self, _interface):
        items = dbus.Array([name + path for name, path, _ in self.items], signature='s')
        return {'RegisteredStatusNotifierItems': items, 'IsStatusNotifierHostRegistered': True, 'ProtocolVersion': dbus.Int32(0)}

    def proxy(self):
        if not self.items:
            return None
        name, path, _ = self.items[-1]
        return bus.get_object(name, path, introspect=False)


watcher = Watcher()


def properties(proxy):
    read = dbus.Interface(proxy, 'org.freedesktop.DBus.Properties').GetAll(ITEM)
    pixmaps = [
        {'width': int(w), 'height': int(h), 'argb': base64.b64encode(bytes(bytearray(data))).decode()} for w, h, data in read.get('IconPixmap', [])
    ]
    tip = read.get('ToolTip', ('', [], '', ''))
    return {
        'id': str(read.get('Id', '')),
        'title': str(read.get('Title', '')),
        'status': str(read.get('Status', '')),
        'tooltip': '\n'.join(str(part) for part in (tip[2], tip[3]) if part),
        'iconName': str(read.get('IconName', '')),
        'pixmaps': pixmaps,
        'menu': str(read.get('Menu', '')),
    }


def menu_of(proxy):
    path = dbus.Interface(proxy, 'org.freedesktop.DBus.Properties').Get(ITEM, 'Menu')
    return dbus.Interface(bus.get_object(proxy.requested_bus_name, path, introspect=False), MENU)


def entry(node):
    number, props, children = node
    return {
        'id': int(number),
        'label': str(props.get('label', '')),
        'enabled': bool(props.get('enabled', True)),
        'type': str(props.get('type', 'standard')),
        'toggled': int(props.get('toggle-state', -1)) == 1,
        'children': [entry(child) for child in children],
    }


def answer(ask):
    proxy = watcher.proxy()
    if proxy is None:
        return None
    if ask['do'] == 'item':
        return properties(proxy)
    if ask['do'] == 'activate':
        return dbus.Interface(proxy, ITEM).Activate(0, 0)
    menu = menu_of(proxy)
    if ask['do'] == 'menu':
        return entry(menu.GetLayout(0, -1, dbus.Array([], signature='s'))[1])
    # Quitting by the menu leaves nobody to reply.
    return menu.Event(dbus.Int32(ask['id']), 'clicked', dbus.String('', variant_level=1), dbus.UInt32(0), ignore_reply=True)


def heard(_channel, _condition):
    line = sys.stdin.readline()
    if not line:
        loop.quit()
        return False
    try:
        reply = {'ok': answer(json.loads(line))}
    except dbus.DBusException as error:
        reply = {'error': str(error)}
    print(json.dumps(reply), flush=True)
    return True


loop = GLib.MainLoop()
GLib.io_add_watch(GLib.IOChannel(0), GLib.IO_IN | GLib.IO_HUP, heard)
print('ready', flush=True)
loop.run()
