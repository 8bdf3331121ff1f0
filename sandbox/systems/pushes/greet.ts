import { setTimeout as sleep } from 'node:timers/promises';
import axios from 'axios';

/** Asks an address by GET until n8n has found it, half a minute at most. */
export async function greeted(address: string): Promise<{ status: number; body: string }> {
	for (let tries = 0; ; tries++) {
		const { status, data } = await axios.get<string>(address, {
			responseType: 'text',
			transformResponse: [(body: string) => body],
			validateStatus: () => true,
			timeout: 10_000,
			proxy: false,
		});
		if (status !== 404 || tries > 60) return { status, body: data };
		await sleep(500);
	}
}
