import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';

/** When each request came that is still known, by `performance.now()`. */
const arrivals = new WeakMap<object, number>();
let listening = false;

/**
 * How long ago a request came, ms: before a node runs, n8n reads the workflow from its database, and
 * while it is behind with its executions that takes seconds, of which the sender has few. Node.js says
 * when a request comes; of the first one that is asked about nothing is known, and of one that did not
 * come by HTTP.
 */
export function ageOf(request: object): number {
	if (!listening) {
		listening = true;
		subscribe('http.server.request.start', (message) => {
			arrivals.set((message as { request: IncomingMessage }).request, performance.now());
		});
	}
	const arrival = arrivals.get(request);
	return arrival === undefined ? 0 : performance.now() - arrival;
}
