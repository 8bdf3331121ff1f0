import { builtInTexts } from '../../../core/language/texts';
import {
	compensationKinds,
	contactChannels,
	heatSteps,
	rootCauses,
} from '../../../core/model/case-words';

const named = (pattern: RegExp) =>
	Object.keys(builtInTexts.en).flatMap((key) => pattern.exec(key)?.[1] ?? []);

test.each([
	['step of HEAT', heatSteps, /^owner\.heat\.(\w+)\.hint$/],
	['channel', contactChannels, /^channel\.(\w+)$/],
	['kind of compensation', compensationKinds, /^compensation\.(\w+)$/],
	['root cause', rootCauses, /^cause\.(\w+)$/],
])('every %s has a name for readers, and no name is left over', (_what, words, pattern) => {
	expect(named(pattern).sort()).toEqual([...words].sort());
});
