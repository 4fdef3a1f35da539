import { useEffect, useMemo, useState } from "preact/hooks";
import { Button, IconButton } from "../../../components/button.tsx";
import { CheckField } from "../../../components/check-field.tsx";
import { Dialog } from "../../../components/dialog.tsx";
import { TextField } from "../../../components/field.tsx";
import { Icon } from "../../../components/icon.tsx";
import { limits } from "../../../limits.ts";
import { texts } from "../../../texts/index.ts";
import { staffTexts } from "../texts/index.ts";

/** What is said of files, and who sees them. */
interface Said {
  description: string;
  isPublic: boolean;
}

/** Files before they are sent: a last look, a caption, and whether the customer may see them. */
export function ReviewFiles({
  files,
  onLeaveOut,
  onSend,
  onClose,
}: {
  files: readonly File[];
  onLeaveOut(file: File): void;
  onSend(said: Said): void;
  onClose(): void;
}) {
  const t = staffTexts.value.files;
  const [description, setDescription] = useState("");
  const [isPublic, setPublic] = useState(false);
  return (
    <Dialog title={t.reviewTitle(files.length)} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          onSend({ description: description.trim(), isPublic });
        }}
      >
        <ul class="file-grid review-files">
          {files.map((file) => (
            <li key={keyOf(file)} class="file-tile">
              <Picture file={file} />
              <IconButton
                class="file-remove"
                icon="close"
                label={t.leaveOut(file.name)}
                onClick={() => onLeaveOut(file)}
              />
            </li>
          ))}
        </ul>
        <TextField
          name="caption"
          label={t.caption}
          hint={t.captionHint}
          isOptional
          maxLength={limits.caption}
          value={description}
          onValue={setDescription}
        />
        <CheckField
          name="isPublic"
          label={t.visible}
          hint={t.visibleHint}
          isChecked={isPublic}
          onChange={setPublic}
        />
        <div class="form-actions">
          <Button onClick={onClose}>{texts.value.do.cancel}</Button>
          <Button look="primary" type="submit" icon="upload">
            {t.send(files.length)}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function Picture({ file }: { file: File }) {
  const url = useMemo(
    () => (file.type.startsWith("image/") ? URL.createObjectURL(file) : null),
    [file],
  );
  useEffect(() => () => void (url && URL.revokeObjectURL(url)), [url]);
  return (
    <span class="file-picture">
      {url ? (
        <img src={url} alt={file.name} />
      ) : (
        <>
          <Icon name={file.type.startsWith("video/") ? "video" : "document"} class="large" />
          <span class="file-name" dir="auto">
            {file.name}
          </span>
        </>
      )}
    </span>
  );
}

const keys = new WeakMap<File, number>();
let lastKey = 0;

/** Two photos may have the same name and moment. */
function keyOf(file: File): number {
  if (!keys.has(file)) keys.set(file, ++lastKey);
  return keys.get(file)!;
}
