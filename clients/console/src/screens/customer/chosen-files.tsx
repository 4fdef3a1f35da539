import { useEffect, useMemo } from "preact/hooks";
import { IconButton } from "../../components/button.tsx";
import { Icon } from "../../components/icon.tsx";
import { formatSize } from "../../texts/format.ts";
import { texts } from "../../texts/index.ts";

/** Files that will be sent with an order; each can be left out. */
export function ChosenFiles({
  files,
  onChange,
}: {
  files: readonly File[];
  onChange(files: readonly File[]): void;
}) {
  if (files.length === 0) return null;
  return (
    <div class="file-grid">
      {files.map((file) => (
        <Chosen
          key={file}
          file={file}
          onRemove={() => onChange(files.filter((other) => other !== file))}
        />
      ))}
    </div>
  );
}

function Chosen({ file, onRemove }: { file: File; onRemove(): void }) {
  const t = texts.value.files;
  const preview = usePreview(file);
  return (
    <figure class="file-tile">
      <span class="file-picture">
        {preview ? <img src={preview} alt="" /> : <Icon name="document" class="large" />}
      </span>
      <figcaption>
        <span class="file-name" dir="auto">
          {file.name}
        </span>
        <span class="soft small">{formatSize(file.size)}</span>
      </figcaption>
      <IconButton class="file-remove" icon="close" label={t.remove(file.name)} onClick={onRemove} />
    </figure>
  );
}

function usePreview(file: File): string | null {
  const url = useMemo(
    () => (file.type.startsWith("image/") ? URL.createObjectURL(file) : null),
    [file],
  );
  useEffect(() => () => void (url && URL.revokeObjectURL(url)), [url]);
  return url;
}
