import { systems } from '../../core/systems';
import { partsOf } from '../../core/systems/table';
import { simulatedNow } from '../../sandbox/systems';
import { expectedOf } from '../../sandbox/systems/counts';
import type { Simulated } from '../../sandbox/systems/simulated';

const writes = ['changeOwner', 'create', 'update'] as const;

/** Mail is what all the others are played with: the mailbox of the sandbox takes it. */
const played = systems.filter(({ key }) => key !== 'smtp');
const simulated = new Map(simulatedNow('all').map((one) => [one.key, one]));

describe('the simulator', () => {
	it('plays every system of the registry, and no other', () => {
		expect([...simulated.keys()].sort()).toEqual(played.map(({ key }) => key).sort());
	});

	it.each(played.map((system) => [system.key, system] as const))(
		'plays every part of %s: what calls us, what we ask, write and send',
		(key, system) => {
			const one = simulated.get(key) as Simulated;
			const parts = partsOf(system);
			expect(one.push !== undefined).toBe(system.source !== undefined);
			expect(one.push?.says === 'answer').toBe(parts.includes('answers'));
			expect(Object.keys(one.words ?? {}).sort()).toEqual(
				(system.channels ?? []).map((channel) => channel.key).sort(),
			);
			// What calls us need not be asked as well.
			if (!one.push) expect(one.api?.poll !== undefined).toBe(parts.includes('poll'));
			const written = Object.entries(one.api?.parameters ?? {});
			const deeds = written.map(([name, { operation = name }]) => operation).sort();
			expect(deeds).toEqual(
				one.api?.byN8n === undefined
					? writes.filter((deed) => system.client?.deeds.includes(deed))
					: ['create', 'update'],
			);
			expect(system.writtenByN8n ?? false).toBe(
				one.api?.byN8n !== undefined || ['zendesk', 'salesforce', 'zoho'].includes(key),
			);
			const counts = expectedOf(one);
			expect(counts.in > 0).toBe(parts.some((part) => part !== 'client' && part !== 'channel'));
			expect(counts.forgedRefused > 0).toBe(system.source !== undefined);
		},
	);
});
