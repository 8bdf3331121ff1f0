import type { IExecuteFunctions, INode } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import { openChannel } from '../../../core/systems/zoho/channel';
import { signedIn } from '../../../nodes/connection/tools';

const node: INode = {
	...{ id: '1', name: 'CRM', type: 't', typeVersion: 1 },
	...{ position: [0, 0], parameters: {} },
};

/** What n8n throws where a call that it has signed in is answered with an error. */
function refused(status: number, data: string): NodeApiError {
	const response = {
		status,
		statusText: '',
		headers: { 'content-type': 'application/json' },
		data,
	};
	const error = new Error(`Request failed with status code ${status}`);
	return new NodeApiError(node, Object.assign(error, { response }) as never);
}

async function opened(error: unknown): Promise<unknown> {
	const context = {
		getNode: () => node,
		helpers: {
			httpRequestWithAuthentication: async () => await Promise.reject(error as Error),
		},
	} as unknown as IExecuteFunctions;
	const channel = {
		id: '1',
		events: ['Cases.edit'],
		address: 'https://x.example',
		token: 'tok-en',
	};
	const http = signedIn(context, 'satisfactionZohoOAuth2Api');
	return await openChannel(http, 0, 'https://www.zohoapis.com', channel).catch(
		(thrown: unknown) => thrown,
	);
}

describe('a call that n8n signs in by OAuth2', () => {
	it.each(['OAUTH_SCOPE_MISMATCH', 'INVALID_TOKEN'])(
		'says what Zoho says of %s, and which field of the credential to look at',
		async (code) => {
			const said = { code, message: 'invalid oauth token', status: 'error' };
			expect(await opened(refused(401, JSON.stringify(said)))).toMatchObject({
				fault: 'denied',
				message: `Zoho answered ${code}: invalid oauth token`,
				hint: expect.stringContaining('Data Centre') as string,
			});
		},
	);

	it('is denied where a page of HTML says so, and where no token can be fetched any more', async () => {
		for (const error of [refused(401, '<html>401</html>'), new Error('invalid refresh token')]) {
			expect(await opened(error)).toMatchObject({ fault: 'denied' });
		}
	});

	it('is not taken for denied by a port that has these digits', async () => {
		const error = new Error('connect ECONNREFUSED 127.0.0.1:4010');
		expect(await opened(error)).toMatchObject({ fault: 'unavailable' });
	});
});
