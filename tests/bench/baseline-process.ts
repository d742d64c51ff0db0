/** What is out there, as simple as it can be: a plain socket.io server, or a bare `ws` server, that sends to everybody what it is given. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { WebSocket, WebSocketServer } from 'ws';
import type { MineMessage, ViewMessage } from '../../shared/wire.ts';

/** Tells a light phone that it has come in. */
const welcome: MineMessage = { version: 0, checkIn: null, ballots: {} };

const http = createServer();

const baselines: Readonly<Record<string, () => (view: ViewMessage) => void>> = {
  'socket.io': () => {
    const io = new Server(http, { serveClient: false });
    io.on('connection', (socket) => void socket.emit('mine', welcome));
    return (view) => void io.emit('view', view);
  },
  ws: () => {
    const server = new WebSocketServer({ server: http });
    server.on('connection', (socket) => {
      socket.on('message', () => socket.send(`42${JSON.stringify(['mine', welcome])}`));
      socket.send('0{}');
    });
    return (view) => {
      const bytes = Buffer.from(`42${JSON.stringify(['view', view])}`);
      for (const socket of server.clients)
        if (socket.readyState === WebSocket.OPEN) socket.send(bytes, { binary: false });
    };
  },
};

const open = baselines[process.argv[2] ?? ''];
if (!open) throw new Error(`There is no baseline ${process.argv[2]}`);
const emit = open();
process.on('message', (view: ViewMessage) => emit(view));
http.listen(0, '127.0.0.1', () => process.send?.((http.address() as AddressInfo).port));
