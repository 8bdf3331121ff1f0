import axios from 'axios';

/** Where n8n is, and how it is told at which moment of the company's life something is said. */
export type Told = { address: string; signal?: AbortSignal | undefined };

/**
 * Says something to the company's workflows, at a moment of its life: n8n handles the request as if it were then
 * (`request-clock.cjs`), while all its other work has the real time.
 *
 * @param moment epoch ms
 * @returns what was answered
 * @throws Error with the answer where it is none of success
 */
export async function tellAt(
	{ address, signal }: Told,
	moment: number,
	path: string,
	body: unknown,
): Promise<unknown> {
	const { status, data } = await axios.post<unknown>(`${address}/webhook/${path}`, body, {
		headers: { 'x-sandbox-moment': String(moment) },
		proxy: false,
		timeout: 120_000,
		validateStatus: () => true,
		...(signal && { signal }),
	});
	if (status < 300) return data;
	throw new Error(`${path} was answered ${status}: ${JSON.stringify(data).slice(0, 300)}`);
}
