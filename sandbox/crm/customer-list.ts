import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A customer as a CRM lists them. */
export type ListedCustomer = {
	id: string;
	name: string;
	title?: string;
	email?: string;
	phone?: string;
	language?: string;
	segment?: string;
	birthday?: string;
};

export type CustomerList = {
	/** Where the CRM lists whoever has changed. */
	address: string;
	/** Who has changed; a test fills it. */
	changed: ListedCustomer[];
	stop: () => Promise<void>;
};

/** A CRM that is asked for the customers who have changed. */
export async function startCustomerList(changed: ListedCustomer[] = []): Promise<CustomerList> {
	const server = createServer((request, response) => {
		request.resume();
		const { pathname } = new URL(request.url ?? '/', 'http://localhost');
		if (pathname !== '/customers/changed' || request.method !== 'GET') {
			response.writeHead(404).end();
			return;
		}
		response.writeHead(200, { 'content-type': 'application/json' });
		response.end(JSON.stringify(changed));
	});
	await new Promise<void>((done, failed) => {
		server.once('error', failed);
		server.listen(0, '127.0.0.1', done);
	});
	const { port } = server.address() as AddressInfo;
	return {
		address: `http://127.0.0.1:${port}/customers/changed`,
		changed,
		stop: async () => {
			server.closeAllConnections();
			await new Promise<void>((done) => server.close(() => done()));
		},
	};
}
