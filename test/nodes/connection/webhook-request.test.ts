import { type INode, NodeOperationError } from 'n8n-workflow';

import {
	type CallWithBody,
	rawBodyOf,
	readLimited,
	type RequestWithBody,
	send,
} from '../../../nodes/connection/webhook-request';

const request = (given: Partial<RequestWithBody> & { late?: Buffer }): RequestWithBody => {
	const { late, ...rest } = given;
	const made: RequestWithBody = { headers: {}, ...rest };
	if (late) {
		made.readRawBody = async () => {
			made.rawBody = late;
			await Promise.resolve();
		};
	}
	return made;
};

const node = { name: 'CRM', type: 'x', typeVersion: 2 } as INode;
const callOf = (made: RequestWithBody): CallWithBody => ({
	getRequestObject: () => made,
	getNode: () => node,
});

describe('the body of a request', () => {
	it('is what n8n has read, or reads when asked', async () => {
		await expect(rawBodyOf(request({ rawBody: Buffer.from('a') }))).resolves.toEqual(
			Buffer.from('a'),
		);
		await expect(rawBodyOf(request({ late: Buffer.from('b') }))).resolves.toEqual(Buffer.from('b'));
	});

	it('is empty for a form with files, which n8n has taken apart', async () => {
		const form = request({
			headers: { 'content-type': 'multipart/form-data; boundary=x' },
			readRawBody: async () => await Promise.reject(new Error('The stream was read before.')),
		});
		await expect(rawBodyOf(form)).resolves.toEqual(Buffer.alloc(0));
	});

	it('is not read at all when the sender announces too much', async () => {
		let read = false;
		const large = request({
			headers: { 'content-length': '11' },
			readRawBody: async () => {
				read = true;
				await Promise.resolve();
			},
		});
		await expect(readLimited(callOf(large), 10)).resolves.toEqual({ ok: false });
		expect(read).toBe(false);
	});

	it.each([
		[10, true],
		[11, false],
	])('of %s bytes passes a limit of 10: %s', async (bytes, ok) => {
		const packed = request({ headers: { 'content-length': '4' }, late: Buffer.alloc(bytes) });
		await expect(readLimited(callOf(packed), 10)).resolves.toMatchObject({ ok });
	});

	it('over the limit of n8n itself is too large as well; a broken one is an error', async () => {
		const fails = (error: Error) =>
			callOf(request({ readRawBody: async () => await Promise.reject(error) }));
		const tooLarge = Object.assign(new Error('too large'), { type: 'entity.too.large' });
		await expect(readLimited(fails(tooLarge), 10)).resolves.toEqual({ ok: false });
		const broken = readLimited(fails(new Error('aborted')), 10);
		await expect(broken).rejects.toBeInstanceOf(NodeOperationError);
		await expect(broken).rejects.toMatchObject({ message: 'aborted', node });
	});
});

describe('an answer', () => {
	it('is sent once', () => {
		const sent: unknown[] = [];
		const response = {
			headersSent: false,
			writeHead: (code: number, headers: object) => sent.push(code, headers),
			end: (body: string) => {
				sent.push(body);
				response.headersSent = true;
			},
		};
		const answer = { status: 200, headers: { a: 'b' }, body: '好' };
		expect(send(response as never, answer)).toBe(true);
		expect(send(response as never, { ...answer, status: 503 })).toBe(false);
		expect(sent).toEqual([200, { a: 'b', 'Content-Length': 3 }, '好']);
	});
});
