"""The gate through which everything leaves: a release, a brief, one file, a picture.

What was made is searched as it is about to leave; whatever must not stops it.
"""

import functools
import tempfile
from dataclasses import dataclass
from pathlib import Path

from marsad.errors import OperatorError
from marsad.publish.causes import told_leaks
from marsad.publish.guarded import guarded
from marsad.publish.leaks import Search, found_by, search_for
from marsad.publish.scope import Scope
from marsad.publish.site.assets import vendored_texts
from marsad.publish.site.licences import packaged
from marsad.records.dossier import Dossier


@dataclass(frozen=True)
class Gate:
    """What of one record must not be found in what is told of it."""

    record: Dossier
    """The whole."""
    opened: Dossier
    """What may leave."""
    scope: Scope
    out: Path
    """A folder of this machine whose path tells nobody anything."""

    @functools.cached_property
    def _search(self) -> Search:
        return search_for(
            self.record.war.sources,
            private=self.scope.seal.private,
            allowed=(self.record.war.rules.contact,),
            record=guarded(self.record, self.opened, self.scope, self.out),
        )

    def check(self, folder: Path) -> None:
        """Search every file under a folder.

        Raises:
            OperatorError: something protected would leave, or a file cannot be
                looked into.
        """
        known = (*vendored_texts(), packaged())
        leaks = found_by(self._search, folder, known)
        if leaks:
            record, opened, search = self.record, self.opened, self._search
            raise OperatorError(told_leaks(leaks, folder, record, opened, search))

    def check_bytes(self, name: str, content: bytes) -> None:
        """Search the content of one file; its name tells of which kind it is.

        Raises:
            OperatorError: as `check`.
        """
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / name).write_bytes(content)
            self.check(Path(folder))
