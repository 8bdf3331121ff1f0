import { type Host, isInstalled, readHost } from '../../sandbox/compat/host';
import { playOn, steps } from '../../sandbox/compat/play';
import { n8nWindow } from '../../sandbox/setup/places';

// Nothing is installed for a test: `npm run compat` does that.
const hosts = [n8nWindow.oldest, n8nWindow.newest].map(readHost).filter(isInstalled);

describe.each(hosts.map((host): [string, Host] => [host.version, host]))(
	'n8n %s',
	(_name, host) => {
		it('carries the loop from the package to the word of the customer', async () => {
			const { passed, troubles } = await playOn(host, (line) =>
				process.stderr.write(`    ${line}\n`),
			);
			expect(troubles).toEqual([]);
			expect(passed).toEqual([...steps]);
		}, 720_000);
	},
);
