import { setLanguage } from '../../../../core/loop/workspace/spoken';
import { nameOfKey } from '../../../../core/loop/workspace/system-name';
import { clientSystems, sourceSystems } from '../../../../core/systems';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { now } from '../a-house';

useDatabases();

describe.each(databases)('a system in a sentence, on $name', ({ dialect }) => {
	const store = useStore(dialect);

	it('is called as people call it, in the language of the workspace', () => {
		const house = houseIn(store(), 'system-name');
		setLanguage(house, ['en'], now);
		expect(['jiandaoyun', 'u8', 'a_shop'].map((key) => nameOfKey(house, key))).toEqual([
			'Jiandaoyun',
			'Yonyou U8',
			'a_shop',
		]);
		setLanguage(house, ['zh-CN'], now);
		expect(nameOfKey(house, 'jiandaoyun')).toBe('简道云');
		for (const { key, names } of [...sourceSystems, ...clientSystems]) {
			expect(nameOfKey(house, key)).toBe(names['zh-CN']);
		}
	});
});
